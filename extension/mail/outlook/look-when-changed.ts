import { MARK_CLASS } from "../mark-button.ts";
import { SELECTORS } from "./selectors.ts";

/** What changes all the time and shows no mail: lists that are scrolled, what is being written. */
const PASSED_OVER = `${SELECTORS.list}, [contenteditable="true"]`;

/** A window of a mail's own, or for printing, has no such place. */
const SHOWS_MAIL = `${SELECTORS.readingPane}, ${SELECTORS.messageBody}`;
const PARTS_OF_MAIL = `${SHOWS_MAIL}, ${SELECTORS.sender}, ${SELECTORS.sentTime}, ${SELECTORS.conversationSubject}, ${SELECTORS.row}`;

/**
 * Runs `look` when nodes of a page came or went, at once, before it is painted.
 * @returns ends it
 */
export function lookWhenChanged(page: Document, look: () => void): () => void {
  const observer = new MutationObserver((records) => {
    if (records.some((record) => matters(record))) look();
  });
  observer.observe(page, { subtree: true, childList: true });
  return () => observer.disconnect();
}

function matters({ target, addedNodes, removedNodes }: MutationRecord): boolean {
  if (!(target instanceof Element) || target.localName === "html") return true;
  if (target.closest(PASSED_OVER) !== null) return false;
  // Ours that comes is no change; ours that goes is to be put back.
  const changed = [...[...addedNodes].filter((node) => !isOurs(node)), ...removedNodes];
  if (changed.length === 0) return false;
  return target.closest(SHOWS_MAIL) !== null || changed.some((node) => isOfMail(node));
}

/** Menus, hints and notices come and go all the time elsewhere. */
function isOfMail(node: Node): boolean {
  if (!(node instanceof Element)) return false;
  return isOurs(node) || node.matches(PARTS_OF_MAIL) || node.querySelector(PARTS_OF_MAIL) !== null;
}

function isOurs(node: Node): boolean {
  return node instanceof Element && node.classList.contains(MARK_CLASS);
}
