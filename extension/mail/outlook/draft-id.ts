import { SELECTORS } from "./selectors.ts";

/** Shorter ones could be numbers that Outlook gives again to the next draft. */
const SHORTEST_ID = 16;

/**
 * Outlook's id of the draft that a form writes, the same in every window of that draft; null where the form names none, as
 * in replies below the mail they answer.
 */
export function draftIdOf(form: ParentNode): string | null {
  const name = form.querySelector(SELECTORS.subjectInput)?.id ?? "";
  const id = /^MSG_(.*)_SUBJECT$/s.exec(name)?.[1] ?? "";
  return id.length < SHORTEST_ID ? null : id;
}
