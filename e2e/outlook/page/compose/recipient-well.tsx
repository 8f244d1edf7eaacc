import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef } from "react";
import type { Contact } from "../../../stand-in/mail.ts";
import { words } from "../words/words.ts";
import type { Draft, WellName } from "./draft.ts";
import { draftChanged } from "./save-draft.ts";

interface Well {
  readonly draft: Draft;
  readonly name: WellName;
  readonly people: readonly Contact[];
}

let hoverTargets = 0;

/**
 * A line of recipients: an editor of its own, in which each person is a chip and the rest is what is being typed. Addresses
 * typed there become chips on Enter, a comma, a semicolon, Tab, and when the line loses focus.
 */
export function RecipientWell({ draft, name, people }: Well) {
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const well = content.current;
    if (well === null) return;
    const chips = people.map((person) => chip(well.ownerDocument, person));
    well.replaceChildren(...chips.flatMap((one) => [one, " "]));
    placeCaretAtEnd(well);
  }, [people]);

  const commit = (): void => {
    const well = content.current;
    if (well === null) return;
    const kept = peopleStillIn(well, people);
    const typed = typedIn(well)
      .split(/[,;\n]/)
      .flatMap(parseContact);
    if (typed.length === 0 && kept.length === people.length) return;
    draft.store.set({ [name]: [...kept, ...typed] });
    draftChanged(draft);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || !["Enter", "Tab", ",", ";"].includes(event.key)) return;
    if (event.key !== "Tab") event.preventDefault();
    commit();
  };
  return (
    <div className="well-line">
      <button type="button" className="well-label" tabIndex={-1}>
        {words[name]}
      </button>
      <div
        ref={content}
        className="well"
        contentEditable
        suppressContentEditableWarning
        role="textbox"
        aria-multiline="false"
        aria-label={words[name]}
        data-standin={`well-${name}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={commit}
        onPaste={pasteText}
      />
    </div>
  );
}

/** "Ada Lovelace <ada@example.com>" or a bare address. */
function parseContact(typed: string): Contact[] {
  const text = typed.replaceAll("\u00A0", " ").trim();
  const [, name = "", email = text] = /^(.*?)\s*<([^>]+)>$/.exec(text) ?? [];
  return email === "" ? [] : [{ email, name }];
}

/** As Outlook has it: the card opens at the outer span; name and address stand in its label, the name in its text. */
function chip(page: Document, { email, name }: Contact): HTMLElement {
  hoverTargets += 1;
  const outer = page.createElement("span");
  outer.className = "chip";
  outer.contentEditable = "false";
  outer.draggable = true;
  outer.setAttribute("data-lpc-hover-target-id", `lpc-react-target-${hoverTargets}`);
  outer.setAttribute("aria-label", name === "" ? email : `${name} <${email}>`);
  outer.dataset["email"] = email;
  outer.dataset["name"] = name;
  const avatar = page.createElement("span");
  avatar.className = "chip-avatar";
  avatar.ariaHidden = "true";
  const text = page.createElement("span");
  text.className = "chip-text";
  text.textContent = name === "" ? email : name;
  outer.append(avatar, text);
  return outer;
}

function peopleStillIn(well: HTMLElement, people: readonly Contact[]): Contact[] {
  const chips = [...well.querySelectorAll<HTMLElement>(".chip")];
  const left = new Set(chips.map(({ dataset }) => dataset["email"]));
  return people.filter(({ email }) => left.has(email));
}

function typedIn(well: HTMLElement): string {
  const copy = well.cloneNode(true) as HTMLElement;
  for (const one of copy.querySelectorAll(".chip")) one.replaceWith(",");
  return copy.textContent;
}

function placeCaretAtEnd(well: HTMLElement): void {
  const page = well.ownerDocument;
  if (page.activeElement !== well) return;
  page.getSelection()?.selectAllChildren(well);
  page.getSelection()?.collapseToEnd();
}

function pasteText(event: ClipboardEvent): void {
  event.preventDefault();
  const page = event.currentTarget.ownerDocument;
  const range = page.getSelection()?.getRangeAt(0);
  range?.insertNode(page.createTextNode(event.clipboardData.getData("text/plain")));
  range?.collapse(false);
}
