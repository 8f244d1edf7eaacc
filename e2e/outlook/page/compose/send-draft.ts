import { GRACE_PATH } from "../../page-api.ts";
import { options } from "../options.ts";
import { refresh } from "../navigation.ts";
import { pageState, type Question } from "../page-state.ts";
import { sendById, sendByService, sendDraftByGateway, type Written } from "../service/writing.ts";
import { words } from "../words/words.ts";
import { type Draft, enqueue } from "./draft.ts";
import { add } from "./open-draft.ts";
import { removeForm, writtenNow } from "./save-draft.ts";
import { counted } from "./stand-in-window.ts";

/**
 * Send was pressed: at once, the editor is read. What was read is what leaves, unless a dialog comes between; then it is read
 * again when that is answered.
 * @param deferredUntil milliseconds since 1970, of a mail that is to leave later
 */
export function pressSend(draft: Draft, deferredUntil: number | null = null): void {
  const written = writtenNow(draft, deferredUntil);
  const { to, cc, bcc } = written;
  if (to.length + cc.length + bcc.length === 0) {
    draft.store.set({ problem: words.missingRecipient });
    return;
  }
  draft.store.set({ problem: null });
  const kind = questionAbout(written);
  if (kind === null) leave(draft, written);
  else ask(draft, kind, () => pressSendAnyway(draft, deferredUntil, kind));
}

/** "Schedule send": asks for the time first. */
export function pressSchedule(draft: Draft): void {
  ask(draft, "schedule", (when) => pressSend(draft, when ?? null));
}

function pressSendAnyway(
  draft: Draft,
  deferredUntil: number | null,
  answered: Question["kind"],
): void {
  const written = writtenNow(draft, deferredUntil);
  // The policy is asked last, as its tip is about the whole mail.
  const kind = answered === "missing-subject" ? policyQuestion(written) : null;
  if (kind === null) leave(draft, written);
  else ask(draft, kind, () => pressSendAnyway(draft, deferredUntil, kind));
}

function questionAbout(written: Written): Question["kind"] | null {
  return written.subject.trim() === "" ? "missing-subject" : policyQuestion(written);
}

function policyQuestion({ subject, body }: Written): Question["kind"] | null {
  const { policyWord, policyBlocks } = options;
  if (policyWord === null || !`${subject} ${body}`.includes(policyWord)) return null;
  return policyBlocks ? "policy-blocks" : "policy";
}

export function ask(
  draft: Draft,
  kind: Question["kind"],
  onYes: (when: number | undefined) => void,
): void {
  pageState.set({
    question: {
      about: draft,
      kind,
      answer: (choice, when) => {
        pageState.set({ question: null });
        if (choice === "yes") onYes(when);
      },
    },
  });
}

/** The form closes at once. The request waits for what was saved before, and for the seconds in which Undo can be pressed. */
function leave(draft: Draft, written: Written): void {
  draft.over = true;
  clearTimeout(draft.autosave);
  removeForm(draft);
  const undo = new AbortController();
  pageState.set({ bar: { kind: "undo", undo: () => undo.abort() } });
  void enqueue(draft, async () => {
    try {
      await fetch(GRACE_PATH, { signal: undo.signal });
    } catch {
      // Without a connection nobody can be asked; that is for the send itself to find out.
      if (undo.signal.aborted) {
        pageState.set({ bar: null });
        comeBack(draft);
        return;
      }
    }
    await send(draft, written);
  });
}

const SENDERS = {
  owa: sendByService,
  "owa-by-id": sendById,
  graphql: sendDraftByGateway,
} as const;

async function send(draft: Draft, written: Written): Promise<void> {
  // A first save may have been under way when Send was pressed.
  const saved = { ...written, itemId: draft.itemId };
  try {
    await SENDERS[options.api](saved);
  } catch {
    counted.failedCount += 1;
    comeBack(draft);
    pageState.set({ bar: { kind: "failed", again: () => pressSend(draft) } });
    return;
  }
  counted.sentCount += 1;
  pageState.set({ bar: { kind: written.deferredUntil === null ? "sent" : "scheduled" } });
  await refresh();
}

/** Its form stands there again, as it was when Send was pressed. */
function comeBack(draft: Draft): void {
  draft.over = false;
  draft.editor = null;
  const { editorNumber, place } = draft.store.get();
  const { opened } = pageState.get();
  const canStandInline =
    place === "inline" && opened?.conversationId === draft.reference?.conversationId;
  draft.store.set({
    editorNumber: editorNumber + 1,
    place: canStandInline ? "inline" : "pane",
  });
  add(draft);
}
