import type { Contact } from "../../../stand-in/mail.ts";
import { createStore, type Store } from "../store.ts";

export type WellName = "to" | "cc" | "bcc";

export type Operation = "New" | "Reply" | "ReplyAll" | "Forward";

/** `inline`: below the mail that it answers; `pane`: instead of the reading pane; `popout`: in a window of its own. */
export type Place = "inline" | "pane" | "popout";

/** What holds the text while somebody writes. */
export interface BodyEditor {
  /** What it would send now: read at once, from what stands in the page. */
  exported(): string;
}

export interface DraftState {
  readonly place: Place;
  readonly to: readonly Contact[];
  readonly cc: readonly Contact[];
  readonly bcc: readonly Contact[];
  readonly subject: string;
  /** Written as text; there is no markup. */
  readonly plainText: boolean;
  /** Grows whenever the editor is to be made anew, from `Draft.body`. */
  readonly editorNumber: number;
  /** The quote is not in the editor: the server adds it. */
  readonly smart: boolean;
  readonly expanding: boolean;
  /** Milliseconds since 1970. */
  readonly savedAt: number | null;
  readonly problem: string | null;
}

/** A mail that is being written, wherever its form stands. Views come and go; this stays until it is sent or thrown away. */
export interface Draft {
  /** The middle of `MSG_…_SUBJECT`. */
  readonly clientId: string;
  /** Its forms' ids are counted from it: `docking_InitVisiblePart_N`, `editorParent_N+1`. */
  readonly number: number;
  readonly operation: Operation;
  /** The mail that is answered or forwarded. */
  readonly reference: { readonly itemId: string; readonly conversationId: string } | null;
  readonly store: Store<DraftState>;
  /** Once it has been saved. */
  itemId: string | null;
  /** What the editor starts with, and what it held when it was last taken down. */
  body: string;
  editor: BodyEditor | null;
  /** Something was written in it. */
  touched: boolean;
  /** Nothing more is to be saved: it was sent or thrown away. */
  over: boolean;
  autosave: ReturnType<typeof setTimeout> | undefined;
  /** One request at a time, so that a saving never overtakes the sending. */
  queue: Promise<unknown>;
}

let drafts = 0;

export function newDraft(
  start: Pick<Draft, "operation" | "reference" | "body"> & {
    readonly itemId?: string;
    readonly state: Pick<DraftState, "place" | "plainText"> & Partial<DraftState>;
  },
): Draft {
  const { operation, reference, body, itemId = null, state } = start;
  drafts += 1;
  return {
    clientId: crypto.randomUUID(),
    number: (drafts - 1) * 2,
    operation,
    reference,
    itemId,
    body,
    editor: null,
    touched: false,
    over: false,
    autosave: undefined,
    queue: Promise.resolve(),
    store: createStore<DraftState>({
      to: [],
      cc: [],
      bcc: [],
      subject: "",
      editorNumber: 0,
      smart: false,
      expanding: false,
      savedAt: null,
      problem: null,
      ...state,
    }),
  };
}

/** An editor stands in the page. Returns what is to be done before it goes: what it holds is kept. */
export function attachEditor(draft: Draft, editor: BodyEditor): () => void {
  draft.editor = editor;
  return () => {
    if (draft.editor !== editor) return;
    draft.body = editor.exported();
    draft.editor = null;
  };
}

/** What the mail says now: of the editor where there is one. */
export function currentBody(draft: Draft): string {
  if (draft.editor !== null) draft.body = draft.editor.exported();
  return draft.body;
}

/** Runs after what was asked of this draft before, whether that worked or not. */
export function enqueue<Result>(draft: Draft, work: () => Promise<Result>): Promise<Result> {
  const done = draft.queue.then(work, work);
  draft.queue = done.catch(() => null);
  return done;
}
