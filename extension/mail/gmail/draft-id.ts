import { SELECTORS } from "./selectors.ts";

/**
 * Names a compose window's draft: with Gmail's id, the same in every window of the draft, or with one made up for this
 * window where Gmail's form has none. Never with a word that two drafts could share: their mails would be taken for one.
 */
export function draftIdOf(compose: ParentNode): string {
  const value = compose.querySelector<HTMLInputElement>(SELECTORS.draftId)?.value ?? "";
  return /^#?msg-/.test(value) ? value : crypto.randomUUID();
}
