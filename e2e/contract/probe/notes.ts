import type {
  ComposeToggle,
  MailFeature,
  MissedSend,
  OutgoingBody,
  SentIds,
  StatusMark,
  ThreadMessage,
} from "../../../extension/mail/mail-client.ts";
import type { MailPerson, SentMessage } from "../../../extension/messages.ts";

/** What the port delivered. `id` is the probe's own name of a compose window, row, thread or message. */
export type Note =
  | {
      readonly what: "compose";
      readonly id: string;
      readonly account: string;
      readonly draftId: string;
      /** The editor's HTML when it was handed over. */
      readonly editor: string;
      /** The message id in the pixel that the probe puts into this mail. */
      readonly pixelOf: string;
    }
  | { readonly what: "pressed" | "stayed"; readonly id: string }
  /** `onChange`. */
  | { readonly what: "changed"; readonly id: string }
  | {
      readonly what: "toggle pressed" | "menu pressed";
      readonly id: string;
      /** Of the button for the menu that came along. */
      readonly menu: string | null;
      readonly expanded: string | null;
    }
  | {
      readonly what: "leaving";
      readonly id: string;
      readonly recipients: readonly MailPerson[];
      readonly subject: string;
      readonly kind: OutgoingBody["kind"];
      /** The HTML that leaves unless it is changed; "" for plain text. */
      readonly html: string;
    }
  | ({ readonly what: "sent"; readonly id: string } & SentIds)
  | { readonly what: "row"; readonly id: string; readonly threadId: string }
  | {
      readonly what: "thread";
      readonly id: string;
      readonly account: string;
      readonly threadId: string;
    }
  | {
      readonly what: "message";
      readonly id: string;
      readonly threadId: string;
      readonly messageId: string;
    }
  | { readonly what: "mail page"; readonly id: string }
  /** `onMessages`, `onContents`. */
  | { readonly what: "messages changed" | "contents changed"; readonly id: string }
  | { readonly what: "mark pressed"; readonly id: string; readonly expanded: string | null }
  | { readonly what: "mark pointed at"; readonly id: string }
  | { readonly what: "mark left"; readonly id: string }
  | { readonly what: "launched" }
  | { readonly what: "closed"; readonly id: string }
  | { readonly what: "missed"; readonly reason: MissedSend }
  | { readonly what: "feature off"; readonly feature: MailFeature };

/** How the probe's handlers behave. */
export interface Manner {
  /** False: handlers are registered when the order `watch` comes. */
  readonly watchesAtOnce: boolean;
  /** Handlers of these note what came, and then throw, with what came in the error's message. */
  readonly throws: readonly Note["what"][];
  /** `leaving` puts a pixel and a word into the mail, and `stayed` takes them out of an editor again. */
  readonly changes: boolean;
}

/** What the probe is told to do with what it was given. */
export type Order =
  | { readonly order: "watch" | "stop" | "host" }
  | { readonly order: "update toggle"; readonly id: string; readonly toggle: ComposeToggle }
  /** `head()`. */
  | { readonly order: "head"; readonly id: string }
  /** Brings the quote in; gives the editor's HTML at once after that. */
  | { readonly order: "unfold quote"; readonly id: string }
  | { readonly order: "mark"; readonly id: string; readonly mark: MarkToShow | null }
  | {
      readonly order: "looks like";
      readonly id: string;
      readonly mail: Pick<SentMessage, "subject" | "recipients" | "sentAt">;
    }
  /** `contents().innerHTML`, or null. */
  | { readonly order: "contents"; readonly id: string }
  /** `messages()` as `PlainMessage[]`. */
  | { readonly order: "messages"; readonly id: string };

export interface MarkToShow {
  readonly state: StatusMark["state"];
  readonly isHot?: boolean;
  /** Of a message's: what stands beside it. */
  readonly line?: string;
  /** What the mark is called, followed by how often it was asked. */
  readonly title: string;
}

/** A `ThreadMessage`, its contents as HTML. */
export interface PlainMessage extends Omit<ThreadMessage, "contents"> {
  readonly html: string | null;
}

/** From a page to the probe's worker. */
export type FromPage =
  | { readonly note: Note }
  /** `answer` is undefined where the page does not know what the order is about. */
  | { readonly to: number; readonly answer?: unknown };

/** From the worker to each page; the manner comes first, and once. */
export type ToPage =
  | { readonly manner: Manner }
  | { readonly number: number; readonly order: Order };

/** In the worker's global scope, for the tests to reach. */
export interface ProbeWorker {
  notes: Note[];
  manner: Manner;
  /** What the first page answered that knows what it is about. */
  order(order: Order): Promise<unknown>;
}

/** The word that a changed mail carries, beside its pixel. */
export const ADDED_WORD = "changed-by-the-probe";

/** What the probe's launcher is called. */
export const LAUNCHER = "What the launcher does";
