import type { Contact } from "../../stand-in/mail.ts";
import { element, wrap } from "./dom.ts";

export type Field = "to" | "cc" | "bcc";

export interface RecipientField {
  readonly root: HTMLElement;
  readonly contacts: () => Contact[];
  readonly add: (contact: Contact) => void;
  /** What was typed and not yet closed with Enter becomes a recipient too, as when the field loses focus. */
  readonly commit: () => void;
}

/**
 * One line of recipients: chips and a text field. "Ada Lovelace <ada@example.com>" and a bare address both work.
 * @param inline inside a conversation, where Gmail has one more wrapper
 */
export function recipientField(
  field: Field,
  inline: boolean,
  onChange: () => void,
): RecipientField {
  const chips = element("div", {});
  const input = element("input.agP.aFw", {
    "aria-label": `${field === "to" ? "To" : field === "cc" ? "Cc" : "Bcc"} recipients`,
    autocomplete: "off",
    size: "20",
  }) as HTMLInputElement;
  const listbox = element("div.afV", { role: "listbox", "aria-label": `${field} chips` }, chips);
  const inner = wrap(["div", "div", "div"], element("div.afx", {}, listbox, input));
  const root = element(
    "div.anm",
    { name: field },
    element("span.label", {}, field === "to" ? "To" : field === "cc" ? "Cc" : "Bcc"),
    ...(inline ? [element("div.aUy", {}, inner)] : [inner]),
  );

  const add = (contact: Contact): void => {
    const chip = element(
      "div.afW",
      {
        role: "option",
        "data-name": contact.name || contact.email,
        "data-hovercard-id": contact.email,
      },
      contact.name || contact.email,
      element(
        "span.afX",
        {
          role: "button",
          "aria-label": `Remove ${contact.email}`,
          click: () => {
            slot.remove();
            onChange();
          },
        },
        "×",
      ),
    );
    const slot = element("div", {}, chip);
    chips.append(slot);
    onChange();
  };
  const commit = (): void => {
    const typed = input.value;
    input.value = "";
    for (const contact of typed.split(/[,;]/).flatMap(parseContact)) add(contact);
  };
  input.addEventListener("keydown", (event) => {
    if (event.ctrlKey || !["Enter", "Tab", ","].includes(event.key) || input.value.trim() === "")
      return;
    event.preventDefault();
    commit();
  });
  input.addEventListener("blur", commit);

  return {
    root,
    add,
    commit,
    contacts: () =>
      [...chips.querySelectorAll("[role=option]")].map((chip) => ({
        email: chip.getAttribute("data-hovercard-id") ?? "",
        name: chip.getAttribute("data-name") ?? "",
      })),
  };
}

function parseContact(typed: string): Contact[] {
  const [, name = "", email = typed.trim()] = /^\s*(.*?)\s*<([^>]+)>\s*$/.exec(typed) ?? [];
  return email === "" ? [] : [{ email, name }];
}
