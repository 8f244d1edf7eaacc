// What the page and the server of the stand-in say to each other: the options that the page finds in its document, the
// addresses beside `service.svc`, and what is the stand-in's own. The wire of Outlook itself stands in `wire.ts`.
import type { Contact } from "../stand-in/mail.ts";

/** The hosts of Outlook on the web; the stand-in answers for all of them. */
export const outlookHosts = [
  "outlook.office.com",
  "outlook.office365.com",
  "outlook.live.com",
  "outlook.cloud.microsoft",
] as const;

export type OutlookHost = (typeof outlookHosts)[number];

export type Language = "en" | "de" | "he";

/** Hooks of the page's that a story can take away: the page is the same without the attribute, class or id that is named. */
export type Hook =
  /** `data-testid` of Send, and the id and class of its primary button. */
  | "send-button"
  /** `role=textbox` and `contenteditable` of a shape that is known: the editor is a frame of its own. */
  | "editor"
  /** `data-convid` of list rows. */
  | "conversation-ids"
  /** `#ReadingPaneContainerId` and the ids that begin with `UniqueMessageBody`. */
  | "reading-pane"
  /** Titles and texts that say who sent a message of an open conversation. */
  | "senders"
  /** `MSG_…_SUBJECT`, the id of a compose form's subject. */
  | "subject-id";

/** What the page finds as JSON in `script#standin-options[type="application/json"]`. */
export interface PageOptions {
  readonly owner: Contact;
  /** `he` is written from right to left. */
  readonly language: Language;
  /** Where the requests to `service.svc` that write leave from. */
  readonly sendFrom: "page" | "worker" | "service-worker";
  /**
   * How mail is sent; drafts are saved by `service.svc` either way. `owa-by-id`: it is saved as it is at Send, and then sent by
   * its id alone.
   */
  readonly api: "owa" | "owa-by-id" | "graphql";
  /** `/owa/service.svc`, or `/owa/0/service.svc` where it stands for the first of several accounts. */
  readonly servicePath: "/owa/service.svc" | "/owa/0/service.svc";
  readonly view: "conversations" | "messages";
  readonly theme: "light" | "dark";
  readonly density: "full" | "medium" | "compact";
  /**
   * `smart`: an inline reply holds what is typed; the server adds the quote, unless three dots are pressed, which bring it
   * into the editor. `full`: replies open with the quote in the editor.
   */
  readonly replyEditor: "smart" | "full";
  /** New mail is written as plain text: a `textarea`. */
  readonly plainText: boolean;
  /** Milliseconds between what is typed and the draft that is saved. */
  readonly autosaveMs: number;
  /** A word that a policy minds: a mail with it in its text or subject gets a dialog with "Send anyway" before it leaves. */
  readonly policyWord: string | null;
  /** `blocks`: the policy's dialog has no "Send anyway". */
  readonly policyBlocks: boolean;
  readonly without: readonly Hook[];
  /** Milliseconds between the server's clock and the machine's: the page's "now" is `Date.now() + clockOffset`. */
  readonly clockOffset: number;
}

export const OPTIONS_ELEMENT_ID = "standin-options";

/** Where the page's own files are served, on every host. `main.js` and `outlook.css` stand in `page/index.html` already. */
export const pageFiles = {
  /** Built from `page/main.tsx`. */
  main: "/mail/main.js",
  style: "/mail/outlook.css",
  /** Built from `page/send-worker.ts`: a `Worker` that sends. */
  sendWorker: "/mail/send-worker.js",
  /** Built from `page/service-worker.ts`, scope `/mail/`. */
  serviceWorker: "/mail/sw.js",
} as const;

/** The gateway's address; mutations `SendDraft` and `SendSmartReply`, see `wire.ts`. */
export const GRAPHQL_PATH = "/outlookgatewayb2/graphql";

/** A request whose URL-encoded JSON is no longer than this goes in `X-OWA-UrlPostData`, its body empty. */
export const URL_POST_DATA_LIMIT = 2048;

/**
 * `GET`: answers with 204 when the seconds in which a send can be undone are over. The page asks after every Send, keeps the
 * request to `service.svc` until then, and drops it where Undo is pressed. Without such seconds it answers at once.
 */
export const GRACE_PATH = "/stand-in/grace";
