import type { FolderName, ShownItem } from "../wire.ts";
import type { Draft } from "./compose/draft.ts";
import type { Row } from "./service/reading.ts";
import { createStore } from "./store.ts";

/** The notice at the bottom of the page. */
export type Bar =
  | { readonly kind: "undo"; readonly undo: () => void }
  | { readonly kind: "sent" }
  | { readonly kind: "scheduled" }
  | { readonly kind: "failed"; readonly again: () => void };

/** A question that has to be answered first. It stands in the window of the draft that it is about. */
export interface Question {
  readonly about: Draft | null;
  readonly kind: "missing-subject" | "policy" | "policy-blocks" | "discard" | "schedule";
  /** What the person chose. `when` is of `schedule`, milliseconds since 1970. */
  readonly answer: (choice: "yes" | "no", when?: number) => void;
}

export interface Opened {
  /** As in the address: a conversation's, or one mail's. */
  readonly id: string;
  readonly conversationId: string;
  readonly subject: string;
  /** Oldest first, without drafts. */
  readonly messages: readonly ShownItem[];
  readonly drafts: readonly ShownItem[];
}

export interface PageState {
  readonly folder: FolderName;
  /** By their place in the list, as far as they have been asked for. */
  readonly rows: ReadonlyMap<number, Row>;
  readonly total: number;
  /** Grows when the list is another one: its elements are made anew then. */
  readonly listNumber: number;
  readonly loaded: boolean;
  readonly opened: Opened | null;
  readonly drafts: readonly Draft[];
  /** The draft that stands in the pane; others of the pane wait behind the tabs below it. */
  readonly front: Draft | null;
  readonly bar: Bar | null;
  readonly question: Question | null;
}

export const pageState = createStore<PageState>({
  folder: "inbox",
  rows: new Map(),
  total: 0,
  listNumber: 0,
  loaded: false,
  opened: null,
  drafts: [],
  front: null,
  bar: null,
  question: null,
});
