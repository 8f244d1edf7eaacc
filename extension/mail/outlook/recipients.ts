import type { MailPerson } from "../../messages.ts";
import { SELECTORS } from "./selectors.ts";
import { shownText } from "./shown-text.ts";

/** The order of the wells; Bcc stands alone after To only where Cc is hidden, which no mark tells. */
const FIELDS: readonly MailPerson["field"][] = ["to", "cc", "bcc"];

const ADDRESS = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]*[^\s<>()[\]"',;:.]/;

/**
 * To whom a form's mail goes. The page shows names; where it says an address beside one (a title, a label, an attribute, the
 * text itself), that is it, else "".
 * @param editor its body, which is no field for recipients
 */
export function recipientsOf(form: ParentNode, editor: Element): MailPerson[] {
  return wellsOf(form, editor).flatMap((well, index) => peopleIn(well, FIELDS[index] ?? "bcc"));
}

/** To, Cc and Bcc, as far as they are open. */
export function wellsOf(form: ParentNode, editor: Element): HTMLElement[] {
  return [...form.querySelectorAll<HTMLElement>(SELECTORS.recipientWell)].filter(
    (well) =>
      !editor.contains(well) && well.parentElement?.closest(SELECTORS.recipientWell) == null,
  );
}

function peopleIn(well: HTMLElement, field: MailPerson["field"]): MailPerson[] {
  const chips = [...well.querySelectorAll(SELECTORS.recipientChip)].filter(
    (chip) => chip.parentElement?.closest(SELECTORS.recipientChip) == null,
  );
  const people = chips.map((chip) => personOf(chip, well, chips, field));
  const typed = shownText(well, (element) => element.matches(SELECTORS.recipientChip));
  for (const part of typed.split(/[;,\n]/)) {
    const person = readText(part, field);
    if (person.email !== "") people.push(person);
  }
  const known = new Set<string>();
  return people.filter(({ email, name }) => {
    const key = `${email.toLowerCase()} ${email === "" ? name : ""}`;
    return (email !== "" || name !== "") && known.size < known.add(key).size;
  });
}

function personOf(
  chip: Element,
  well: Element,
  chips: readonly Element[],
  field: MailPerson["field"],
): MailPerson {
  const shown = readText(
    shownText(chip, (element) => element.matches(SELECTORS.button)),
    field,
  );
  if (shown.email !== "") return shown;
  return { ...shown, email: addressBeside(chip, well, chips) };
}

/** In the attributes of a chip, of what is in it, or of what is around it alone. */
function addressBeside(chip: Element, well: Element, chips: readonly Element[]): string {
  const elements = [chip, ...chip.querySelectorAll("*")];
  for (let around = chip.parentElement; around !== null; around = around.parentElement) {
    if (around === well || chips.some((other) => other !== chip && around.contains(other))) break;
    elements.push(around);
  }
  for (const element of elements) {
    for (const { value } of element.attributes) {
      const address = ADDRESS.exec(value)?.[0];
      if (address !== undefined) return address;
    }
  }
  return "";
}

/** "Ann Example <ann@example.org>", an address, or a name. */
function readText(text: string, field: MailPerson["field"]): MailPerson {
  const email = ADDRESS.exec(text)?.[0] ?? "";
  const name = text
    .replace(email, "")
    .replace(/<\s*>|\(\s*\)/, "")
    .replace(/^["'\s]+|["';,\s]+$/g, "");
  return { email, name, field };
}
