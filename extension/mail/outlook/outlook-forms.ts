import type { FollowSends } from "../../sends/follow-sends.ts";
import type { ComposeWindow, MailClient, MissedSend } from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import { draftIdOf } from "./draft-id.ts";
import { findForms, type FoundForm, type FoundForms } from "./find-forms.ts";
import { isOfMail } from "./is-of-mail.ts";
import { type ComposeOptions, openForm, type OpenForm } from "./outlook-compose.ts";
import { ownPart } from "./own-part.ts";
import { keepPendingSends } from "./pending-sends.ts";
import { trackedIdsIn } from "./tracked-ids.ts";
import { SELECTORS } from "./selectors.ts";
import { mayBePress, type Press, readPress } from "./send-presses.ts";
import { watchPage } from "./watch-page.ts";

export interface FormsOptions extends ComposeOptions {
  readonly followSends: FollowSends;
  /** Mail was sent, and nothing was seen of it. */
  readonly unseen: () => void;
}

/** Outlook loads a form in parts; what has no Send button by then gets none. */
const UNREACHABLE_MS = 8_000;
/** An editor is taken away for a moment when the form changes between rich and plain text. */
const WITHOUT_EDITOR_MS = 1_000;

/** Invitations of the calendar have the same editor, and look like mail's. */
const NO_FORMS: FoundForms = { forms: [], unreachable: [] };

/** Watches what mail is written in a page, and stands at every Send. */
export function watchForms(options: FormsOptions): Pick<MailClient, "onCompose" | "onMissedSend"> {
  const { page } = options;
  const forms = new Set<OpenForm>();
  const handlers = new Set<(compose: ComposeWindow) => void>();
  const missed = new Set<(reason: MissedSend) => void>();
  const early: MissedSend[] = [];
  const firstSeen = new WeakMap<Element, number>();
  const goneSince = new WeakMap<OpenForm, number>();
  const pending = keepPendingSends<OpenForm>(options.unseen);
  let toldUnreachable = false;

  function report(reason: MissedSend): void {
    if (missed.size === 0) early.push(reason);
    for (const handler of missed) callSafely(() => handler(reason), undefined);
  }

  /** Makes what is known of the page's forms true. */
  function scan(): void {
    const { forms: found, unreachable } = isOfMail(page) ? findForms(page) : NO_FORMS;
    const taken = new Set<FoundForm>();
    for (const form of forms) {
      const now = found.find((one) => !taken.has(one) && isSame(one, form)) ?? null;
      if (now !== null) taken.add(now);
      if (now !== null || !isGone(form)) form.found(now);
      else {
        forms.delete(form);
        form.close();
      }
    }
    if (handlers.size > 0) for (const one of found) if (!taken.has(one)) open(one);
    for (const editor of unreachable) lookAtUnreachable(editor);
  }

  function isGone(form: OpenForm): boolean {
    if (!form.root.isConnected) return true;
    if (form.editor.isConnected) return goneSince.delete(form) && false;
    const since = goneSince.get(form) ?? performance.now();
    goneSince.set(form, since);
    return performance.now() - since > WITHOUT_EDITOR_MS;
  }

  function open(found: FoundForm): void {
    const form = openForm(found, options);
    forms.add(form);
    pending.opened(form, trackedIdsIn(form.editor));
    const wasNearlySent = ownPart(form.editor) !== null;
    for (const handler of handlers) callSafely(() => handler(form.compose), undefined);
    if (wasNearlySent && ownPart(form.editor) === null) form.tellChange();
  }

  function lookAtUnreachable(editor: Element): void {
    const since = firstSeen.get(editor) ?? performance.now();
    firstSeen.set(editor, since);
    if (toldUnreachable || performance.now() - since < UNREACHABLE_MS) return;
    toldUnreachable = true;
    report("compose-unreachable");
  }

  function onKeyDown(event: Event): void {
    if (!onPress(event) && writes(event)) onWriting(event);
  }

  /** @returns whether it is a press that means something for a mail */
  function onPress(event: Event): boolean {
    const press = callSafely(() => {
      if (!mayBePress(event) || !isOfMail(page)) return null;
      scan();
      if (handlers.size > 0) return readPress(event, [...forms]);
      if (sendsAny(event)) report("too-early");
      return null;
    }, null);
    if (press !== null) callSafely(() => act(press), undefined);
    return press !== null;
  }

  /** Nobody has taken the forms over yet. */
  function sendsAny(event: Event): boolean {
    const kind = readPress(event, findForms(page).forms)?.kind;
    return kind === "send" || kind === "menu-item" || kind === "stray-send";
  }

  function act(press: Press<OpenForm>): void {
    if (press.kind === "discard") return pending.giveUp(press.form);
    if (press.kind === "stray-send") return report("not-offered");
    if (press.kind !== "answer") return pending.prepare(press.form, press.kind === "send");
    const form = pending.unresolved();
    if (form !== null && !press.at.contains(form.root)) pending.prepare(form, false);
  }

  /** Who goes on writing has answered what Outlook asked. */
  function onWriting(event: Event): void {
    const [target] = event.composedPath();
    const form = pending.unresolved();
    if (!event.isTrusted || form === null || !(target instanceof Node)) return;
    if (form.root.contains(target)) pending.giveUp(form);
  }

  watchPage(page, {
    events: { click: onPress, keydown: onKeyDown, input: onWriting },
    scan,
    isWhole: () => [...forms].every((form) => form.isWhole()),
  });
  options.followSends((send) => pending.seen(send), new AbortController().signal);
  return {
    onCompose(handler, signal) {
      if (signal.aborted) return;
      handlers.add(handler);
      signal.addEventListener("abort", () => handlers.delete(handler));
      for (const { compose } of forms) callSafely(() => handler(compose), undefined);
      scan();
    },
    onMissedSend(handler, signal) {
      missed.add(handler);
      signal.addEventListener("abort", () => missed.delete(handler));
      for (const reason of early.splice(0)) callSafely(() => handler(reason), undefined);
    },
  };
}

const NOT_WRITING = new Set(["Tab", "Escape", "Shift", "Control", "Alt", "AltGraph", "Meta"]);

/**
 * Whether a key is one for the editor. It keeps what it holds before it acts upon a key, for Ctrl+Z: that must be what the
 * rep wrote. Of some keys (Enter, Backspace) no `input` follows.
 */
function writes(event: Event): boolean {
  if (!("key" in event) || typeof event.key !== "string" || NOT_WRITING.has(event.key))
    return false;
  const [target] = event.composedPath();
  return target instanceof Element && target.closest(SELECTORS.editor) !== null;
}

/** The same elements, or the same draft in others that took their place. */
function isSame(found: FoundForm, form: OpenForm): boolean {
  if (found.editor === form.editor) return true;
  if (form.editor.isConnected) return false;
  return found.root === form.root || draftIdOf(found.root) === form.draftId;
}
