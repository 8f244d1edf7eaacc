import type { FoundForm } from "./find-forms.ts";
import { SELECTORS } from "./selectors.ts";

/** What a click or a key means for mail that is being written. */
export type Press<Form extends FoundForm> =
  /** It sends this mail, unless Outlook asks something first. */
  | { readonly kind: "send"; readonly form: Form }
  /** It chooses from the menu beside Send: to send now, later, … */
  | { readonly kind: "menu-item"; readonly form: Form }
  /** It answers what Outlook asked or told, of which mail one cannot see. */
  | { readonly kind: "answer"; readonly at: Element }
  /** It throws this mail away. */
  | { readonly kind: "discard"; readonly form: Form }
  /** It is on a Send button of no form that is known. */
  | { readonly kind: "stray-send" };

const ASKING = `${SELECTORS.dialog}, ${SELECTORS.notice}`;
const PRESSED = [
  SELECTORS.sendTestId,
  SELECTORS.splitPrimary,
  SELECTORS.menuItem,
  SELECTORS.discard,
  ASKING,
].join(", ");

/** Whether an event can be a press at all; nearly all are not, and are not looked into. */
export function mayBePress(event: Event): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return false;
  return isSendShortcut(event) || target.closest(PRESSED) !== null;
}

/** Reads a click or a key that was pressed; null where it means nothing for mail that is being written. */
export function readPress<Form extends FoundForm>(
  event: Event,
  forms: readonly Form[],
): Press<Form> | null {
  const target = event.composedPath()[0];
  if (!(target instanceof Element)) return null;
  const item = target.closest(SELECTORS.menuItem);
  if (item !== null) return readMenu(event, item, forms);
  const form = innermost(forms.filter(({ root }) => root.contains(target)));
  if (form !== null) {
    if (isSendShortcut(event)) return { kind: "send", form };
    if (isOnSend(target, form.send) && activates(event, target)) return { kind: "send", form };
    if (target.closest(SELECTORS.discard) !== null && activates(event, target))
      return { kind: "discard", form };
  } else {
    const send = target.closest(SELECTORS.sendTestId);
    if (send !== null && isOnSend(target, send) && activates(event, target))
      return { kind: "stray-send" };
  }
  return readAnswer(event, target);
}

function readMenu<Form extends FoundForm>(
  event: Event,
  item: Element,
  forms: readonly Form[],
): Press<Form> | null {
  const opener = forms.find((form) => hasOpened(form, item.closest(SELECTORS.menu)));
  return opener !== undefined && activates(event, item)
    ? { kind: "menu-item", form: opener }
    : null;
}

function readAnswer(event: Event, target: Element): Press<never> | null {
  const around = target.closest(ASKING);
  if (around === null) return null;
  const button = target.closest(SELECTORS.button);
  // Enter in a field of a dialog presses its main button.
  const presses =
    button === null ? isKey(event, "Enter") && target.matches("input") : activates(event, button);
  return presses ? { kind: "answer", at: around } : null;
}

function innermost<Form extends FoundForm>(forms: readonly Form[]): Form | null {
  return forms.find(({ root }) => forms.every((other) => other.root.contains(root))) ?? null;
}

/**
 * Outlook's own: Ctrl or Cmd with Enter, Alt with S. Where Alt and S write a letter (macOS), they do not send.
 */
function isSendShortcut(event: Event): boolean {
  if (!isKeyDown(event) || event.isComposing) return false;
  if (event.key === "Enter") return event.ctrlKey || event.metaKey;
  return event.altKey && !event.ctrlKey && !event.metaKey && event.key.toLowerCase() === "s";
}

function isOnSend(target: Element, send: Element): boolean {
  if (target.closest(`${SELECTORS.splitMenuButton}, ${SELECTORS.menu}`) !== null) return false;
  const primary = target.closest(SELECTORS.splitPrimary);
  return send.contains(target) || (primary !== null && primary.contains(send));
}

/** Whether the menu beside Send of this form is open, and this is it as far as marks tell. */
function hasOpened({ send }: FoundForm, menu: Element | null): boolean {
  const button = menuButtonOf(send);
  if (button === null) return false;
  const named = menu?.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
  const owned = button.getAttribute("aria-controls") ?? button.getAttribute("aria-owns") ?? "";
  if (menu !== null && menu.id !== "" && owned.split(/\s+/).includes(menu.id)) return true;
  if (button.id !== "" && named.includes(button.id)) return true;
  return button.getAttribute("aria-expanded") === "true";
}

function menuButtonOf(send: Element): Element | null {
  const primary =
    send.closest(SELECTORS.splitPrimary) ?? send.querySelector(SELECTORS.splitPrimary);
  const around = send.closest(SELECTORS.splitButton) ?? primary?.parentElement ?? send;
  return around.querySelector(SELECTORS.splitMenuButton);
}

/**
 * Whether an event presses a control. Browsers make a click of a key on a real button; where the control is none, its page
 * may act upon the key.
 */
function activates(event: Event, on: Element): boolean {
  if (event.type === "click") return true;
  const control = on.closest(`${SELECTORS.button}, ${SELECTORS.menuItem}`) ?? on;
  if (control.matches("button, input")) return false;
  return isKey(event, "Enter") || isKey(event, " ");
}

function isKey(event: Event, key: string): boolean {
  return isKeyDown(event) && event.key === key && !event.repeat;
}

function isKeyDown(event: Event): event is KeyboardEvent {
  return event.type === "keydown" && "key" in event;
}
