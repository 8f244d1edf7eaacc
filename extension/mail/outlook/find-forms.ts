import { SELECTORS } from "./selectors.ts";

/** A mail being written, as the page shows it at this moment. */
export interface FoundForm {
  /** Holds the editor, the Send button, the recipients and the subject of this mail and of no other. */
  readonly root: HTMLElement;
  /** Where the body is written: an editor of rich text, or a text area. */
  readonly editor: HTMLElement;
  /** What Outlook names as the Send button; with some builds the arrow beside it stands within. */
  readonly send: HTMLElement;
}

export interface FoundForms {
  readonly forms: readonly FoundForm[];
  /** Parts of forms of mail of which the editor, the Send button or the borders are not to be found. */
  readonly unreachable: readonly HTMLElement[];
}

/** Fields for addresses can be written in, too, but are lower. */
const LOWEST_EDITOR_PX = 60;

const MARKED_ROOTS = `${SELECTORS.dockedCompose}, ${SELECTORS.poppedOutCompose}`;
const MARKS_OF_MAIL = `${SELECTORS.subjectInput}, ${SELECTORS.discard}`;

/** Finds every mail that is being written in a page. */
export function findForms(page: ParentNode): FoundForms {
  const editors = findEditors(page);
  const forms: FoundForm[] = [];
  const unreachable: HTMLElement[] = [];
  for (const editor of editors) {
    const isAlone = (root: Element): boolean =>
      editors.every((other) => other === editor || !root.contains(other));
    const root = rootOf(editor, isAlone);
    const send = root === null ? null : sendButtonOf(root);
    if (root !== null && send !== null) forms.push({ root, editor, send });
    else if (isMail(editor, isAlone)) unreachable.push(editor);
  }
  for (const send of page.querySelectorAll<HTMLElement>(SELECTORS.sendTestId))
    if (!forms.some(({ root }) => root.contains(send))) unreachable.push(send);
  return { forms, unreachable };
}

function findEditors(page: ParentNode): HTMLElement[] {
  const found = [...page.querySelectorAll<HTMLElement>(SELECTORS.editor)].filter(isEditor);
  // Of one that Outlook has replaced (rich text, plain text), the other may stand hidden beside it.
  const byParent = Map.groupBy(found, (editor) => editor.closest(SELECTORS.editorParent) ?? editor);
  return [...byParent.values()].flatMap((editors) =>
    editors.length === 1
      ? editors
      : (editors.find((editor) => heightOf(editor) > 0) ?? editors.slice(0, 1)),
  );
}

function isEditor(editor: HTMLElement): boolean {
  if (editor.parentElement?.closest(SELECTORS.editable) != null) return false;
  if (editor.closest(SELECTORS.editorParent) !== null) return true;
  const isWell = editor.querySelector(SELECTORS.recipientChip) !== null;
  return !isWell && heightOf(editor) >= LOWEST_EDITOR_PX;
}

function heightOf(element: Element): number {
  return element.getBoundingClientRect().height;
}

/** A form that Outlook marks as one, else the nearest element around the editor that has a Send button. */
function rootOf(editor: HTMLElement, isAlone: (root: Element) => boolean): HTMLElement | null {
  const marked = editor.closest<HTMLElement>(MARKED_ROOTS);
  if (marked !== null && isAlone(marked) && sendButtonOf(marked) !== null) return marked;
  for (let root = editor.parentElement; root !== null && isAlone(root); root = root.parentElement)
    if (root.querySelector(SELECTORS.sendTestId) !== null) return root;
  return null;
}

/** The one that Outlook names; else the only split button there. */
function sendButtonOf(root: Element): HTMLElement | null {
  const named = root.querySelector<HTMLElement>(SELECTORS.sendTestId);
  if (named !== null) return named;
  const [only, ...others] = root.querySelectorAll<HTMLElement>(SELECTORS.splitPrimary);
  return others.length === 0 ? (only ?? null) : null;
}

/** Invitations and notes have the same editor. */
function isMail(editor: Element, isAlone: (root: Element) => boolean): boolean {
  if (editor.closest(MARKED_ROOTS) !== null) return true;
  for (let root = editor.parentElement; root !== null && isAlone(root); root = root.parentElement)
    if (root.querySelector(MARKS_OF_MAIL) !== null) return true;
  return false;
}
