import type {
  ComposeToggle,
  ComposeWindow,
  MailHead,
  OutgoingBody,
  SendHandler,
} from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import { makeToggle, type PlacedToggle } from "./compose-toggle.ts";
import { draftIdOf } from "./draft-id.ts";
import type { FoundForm } from "./find-forms.ts";
import type { PreparedMail, SendingForm } from "./pending-sends.ts";
import { subjectsIn } from "./open-conversation.ts";
import { dateStyleOf, plainText } from "./page-dates.ts";
import { recipientsOf, wellsOf } from "./recipients.ts";
import { SELECTORS } from "./selectors.ts";
import { shownText } from "./shown-text.ts";
import { trackedIdsIn } from "./tracked-ids.ts";

export interface ComposeOptions {
  readonly page: Document;
  readonly account: () => string;
  /** The conversation in which a form of a reply stands. */
  readonly openConversation: (within: Element) => string | null;
}

/** A form that stays the same while Outlook draws its parts anew. */
export interface OpenForm extends FoundForm, SendingForm {
  readonly compose: ComposeWindow;
  /** The form as it is drawn now, or null while it is not. */
  found(form: FoundForm | null): void;
  /**
   * The editor was changed back to what the rep wrote. Outlook may have saved the draft as it was in between, and saves again
   * what it is told has changed: a draft may be viewed, or sent, from elsewhere.
   */
  tellChange(): void;
  /** Whether all that it consists of still stands in the page, the switch included. */
  isWhole(): boolean;
  close(): void;
}

/** A mail that is written in Outlook. It is changed in its editor, at the press that sends it. */
export function openForm(first: FoundForm, options: ComposeOptions): OpenForm {
  const { page } = options;
  const closing = new AbortController();
  const draftId = draftIdOf(first.root) ?? crypto.randomUUID();
  let current = first;
  let handler: SendHandler | null = null;
  let onChange: () => void = () => undefined;
  let toggle: PlacedToggle | null = null;
  let touched = false;
  let hasGivenRecipients = false;
  let lastId: string | null = null;

  // Replies come with their recipients; a new mail's are put in by hand.
  const touch = (): void => void (touched = true);
  const changed = (): void => callSafely(onChange, undefined);
  function look(): void {
    current.root.addEventListener("input", changed);
    const wells = wellsOf(current.root, current.editor);
    for (const well of wells)
      for (const type of ["keydown", "pointerdown", "beforeinput"])
        well.addEventListener(type, touch);
    if (!touched && wells.some((well) => well.querySelector(SELECTORS.recipientChip) !== null))
      hasGivenRecipients = true;
  }

  function place(): void {
    if (current.send.isConnected) toggle?.place(current.send);
  }

  function tellChange(): void {
    current.editor.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const compose: ComposeWindow = {
    account: options.account(),
    draftId,
    closed: closing.signal,
    get editor() {
      return current.editor;
    },
    unfoldQuote() {
      // Outlook asks its server for the quote; and where it is not asked, the server adds the quote to what was written.
    },
    head: () => headOf(current),
    onChange(given) {
      onChange = given;
    },
    addToggle(state, presses) {
      toggle?.remove();
      toggle = makeToggle(page, state, presses);
      place();
      const placed = toggle;
      return { update: (changed: ComposeToggle) => placed.update(changed) };
    },
    onSend(given) {
      handler = given;
    },
  };

  look();
  return {
    compose,
    draftId,
    closed: closing.signal,
    get root() {
      return current.root;
    },
    get editor() {
      return current.editor;
    },
    get send() {
      return current.send;
    },
    handler: {
      stayed(course) {
        handler?.stayed(course);
        tellChange();
      },
      sent: (ids) => handler?.sent(ids),
    },
    found(form) {
      if (form !== null) current = form;
      look();
      place();
      changed();
    },
    tellChange,
    isWhole: () =>
      current.editor.isConnected &&
      current.root.isConnected &&
      current.send.isConnected &&
      (toggle?.isPlaced(current.send) ?? true),
    close() {
      toggle?.remove();
      closing.abort();
    },
    prepare(): PreparedMail | null {
      if (handler === null) return null;
      const { root, editor } = current;
      const standing = handler;
      callSafely(() => standing.pressed(), undefined);
      const before = trackedIdsIn(editor);
      const { recipients, subject } = headOf(current);
      callSafely(() => standing.leaving({ recipients, subject, body: bodyOf(editor) }), null);
      lastId = addedTo(before, trackedIdsIn(editor), lastId);
      if (lastId === null) return null;
      const isReply = hasGivenRecipients && standsBelowMail(root) && keepsSubject(root);
      return { messageId: lastId, threadId: isReply ? options.openConversation(root) : null };
    },
  };
}

function headOf({ root, editor }: FoundForm): MailHead {
  return {
    recipients: callSafely(() => recipientsOf(root, editor), []),
    subject: callSafely(() => subjectOf(root), ""),
    isPlainText: bodyOf(editor).kind === "plain-text",
  };
}

/** The mail whose pixel or link came, or that was there before and is there still. */
function addedTo(
  before: ReadonlySet<string>,
  after: ReadonlySet<string>,
  known: string | null,
): string | null {
  for (const id of after) if (!before.has(id)) return id;
  return known !== null && after.has(known) ? known : null;
}

function bodyOf(editor: HTMLElement): OutgoingBody {
  return editor.matches(SELECTORS.plainTextEditor)
    ? { kind: "plain-text" }
    : { kind: "editor", element: editor };
}

/** A reply below the mail that it answers has no field for the subject: it is the conversation's. */
function subjectOf(root: Element): string {
  const input = root.querySelector<HTMLInputElement>(SELECTORS.subjectInput);
  if (input !== null) return input.value;
  const heading = root.closest(SELECTORS.readingPane)?.querySelector(SELECTORS.conversationSubject);
  if (heading == null) return "";
  return shownText(heading, (element) => element.matches(SELECTORS.button)).trim();
}

/** Under another subject, Exchange begins another conversation. */
function keepsSubject(root: Element): boolean {
  const input = root.querySelector<HTMLInputElement>(SELECTORS.subjectInput);
  const heading = root.closest(SELECTORS.readingPane)?.querySelector(SELECTORS.conversationSubject);
  if (input === null || heading == null) return true;
  const subject = plainText(input.value, dateStyleOf(root.ownerDocument));
  const answered = subjectsIn(heading);
  return answered.length === 0 || answered.some((words) => subject.endsWith(words));
}

function standsBelowMail(root: Element): boolean {
  const bodies = root.closest(SELECTORS.readingPane)?.querySelectorAll(SELECTORS.messageBody) ?? [];
  return [...bodies].some((body) => !root.contains(body));
}
