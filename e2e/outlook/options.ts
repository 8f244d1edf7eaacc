import type { Contact } from "../stand-in/mail.ts";
import type { Hook, Language, OutlookHost, PageOptions } from "./page-api.ts";

/** What is different about a story's Outlook; everything left out is as most people have it. */
export interface OutlookOptions {
  readonly owner?: Contact;
  /** Milliseconds since 1970; the machine's clock where it is left out. */
  readonly now?: () => number;
  /** The one that `url` names; all of Outlook's hosts lead here. `outlook.office.com` */
  readonly host?: OutlookHost;
  readonly language?: Language;
  readonly sendFrom?: PageOptions["sendFrom"];
  readonly api?: PageOptions["api"];
  /** `proxied`: pictures come by way of `/actions/ei`, as a mailbox policy that is on by default has it. */
  readonly images?: "proxied" | "direct";
  /** Pictures in mail from others show only once somebody asks for them. */
  readonly blockImages?: boolean;
  /** Links of mail that comes in lead through Microsoft's check. */
  readonly safeLinks?: boolean;
  /** After Send; 0. `holdOutgoing` holds it longer. */
  readonly undoSeconds?: number;
  readonly view?: PageOptions["view"];
  readonly theme?: PageOptions["theme"];
  readonly density?: PageOptions["density"];
  readonly replyEditor?: PageOptions["replyEditor"];
  readonly plainText?: boolean;
  readonly autosaveMs?: number;
  /** A mail with this word in it gets a dialog before it leaves; `blocks`: with no way to send it all the same. */
  readonly policy?: { readonly word: string; readonly blocks?: boolean };
  /** Hooks of the page's that are left out. */
  readonly without?: readonly Hook[];
}

const rep: Contact = { email: "rep@example.com", name: "Robin Rep" };

/** What of it the page is to know. `clockOffset` is that of the moment at which the page is asked for. */
export function pageOptionsOf(options: OutlookOptions): Omit<PageOptions, "clockOffset"> {
  const { host = "outlook.office.com", policy } = options;
  return {
    owner: options.owner ?? rep,
    language: options.language ?? "en",
    sendFrom: options.sendFrom ?? "page",
    api: options.api ?? "owa",
    // People of outlook.live.com may be signed in to several accounts.
    servicePath: host === "outlook.live.com" ? "/owa/0/service.svc" : "/owa/service.svc",
    view: options.view ?? "conversations",
    theme: options.theme ?? "light",
    density: options.density ?? "full",
    replyEditor: options.replyEditor ?? "smart",
    plainText: options.plainText ?? false,
    autosaveMs: options.autosaveMs ?? 2000,
    policyWord: policy?.word ?? null,
    policyBlocks: policy?.blocks ?? false,
    without: options.without ?? [],
  };
}
