import { MARK_CLASS } from "../mark-button.ts";
import { SELECTORS } from "./selectors.ts";

/** What changes all the time and shows no mail: lists that are scrolled, what is being written. */
const PASSED_OVER = `${SELECTORS.list}, [contenteditable="true"]`;

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
  if (!(target instanceof Element)) return true;
  if (target.closest(PASSED_OVER) !== null) return false;
  // Ours that comes is no change; ours that goes is to be put back.
  return removedNodes.length > 0 || [...addedNodes].some((node) => !isOurs(node));
}

function isOurs(node: Node): boolean {
  return node instanceof Element && node.classList.contains(MARK_CLASS);
}
