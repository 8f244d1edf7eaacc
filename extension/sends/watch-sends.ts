import type { Browser } from "wxt/browser";
import type { MessageId } from "../../shared/ids.ts";
import { outlookPages } from "../mail/mail-hosts.ts";
import { storedItem } from "../stored-item.ts";
import { takeTurns } from "../worker/in-turn.ts";
import type { SeenSend } from "./follow-sends.ts";
import { readSend, type ReadOperation } from "./read-send.ts";

interface Watched<Facts, Extra extends string = never> {
  addListener(
    listener: (details: Facts) => undefined,
    filter: Browser.webRequest.RequestFilter,
    extraInfo?: Extra[],
  ): void;
}

type Answered = Pick<Browser.webRequest.OnResponseStartedDetails, "requestId" | "statusCode">;

/** What of `webRequest` is used. Nothing is blocked or changed. */
export interface WatchedRequests {
  readonly onBeforeRequest: Watched<
    Pick<Browser.webRequest.OnBeforeRequestDetails, "requestId" | "requestBody">,
    "requestBody"
  >;
  readonly onBeforeSendHeaders: Watched<
    Pick<Browser.webRequest.OnBeforeSendHeadersDetails, "requestId" | "requestHeaders">,
    "requestHeaders"
  >;
  readonly onBeforeRedirect: Watched<Answered>;
  readonly onResponseStarted: Watched<Answered>;
  readonly onErrorOccurred: Watched<Pick<Answered, "requestId">>;
}

export interface SendNotes {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The one mail that waits for its request; null where there is none, or several. */
  readonly onlyUnconfirmed: () => Promise<MessageId | null>;
  /** Is called with one after the other, in the order of what happened, and not before it is done with the last. */
  readonly seen: (send: SeenSend) => Promise<void>;
  readonly report: (error: unknown) => void;
}

/**
 * What writes mail, and as little else as can be told from an address: requests for mail that is only read need not wake
 * the worker. The action stands in the query; an old client names it in a header only.
 */
const ADDRESSES = [
  "owa/*action=CreateItem*",
  "owa/*action=UpdateItem*",
  "owa/*action=*Send*",
  "owa/*service.svc",
  "*/graphql*",
];
/** Requests of pages and workers; those of a page that is being closed are pings. */
const filter: Browser.webRequest.RequestFilter = {
  urls: outlookPages.flatMap((page) => ADDRESSES.map((address) => page.replace("*", address))),
  types: ["xmlhttprequest", "ping", "other"],
};
const HEADER = "x-owa-urlpostdata";

type Ids = Readonly<Record<string, readonly MessageId[]>>;
type Deferrals = Readonly<Record<string, number | null>>;

/** Survives the worker, which may be stopped while a draft waits for its send, or a request for its answer. */
const watched = storedItem<{
  /** Of which mails a draft had pixels or links, by its id, when it was saved last. */
  readonly drafts: Ids;
  /** When a draft is to be sent, by its id, where it is known. */
  readonly deferrals: Deferrals;
  /** What is leaving, by the request. */
  readonly leaving: Readonly<Record<string, Pick<SeenSend, "messageIds" | "deferredUntil">>>;
}>("session", "sends", { drafts: {}, deferrals: {}, leaving: {} });

const mostRemembered = 100;
/** Exchange has a year 4501 that stands for "none". */
const farthestMs = 10 * 365 * 24 * 3_600_000;
/** Stands for the id of the draft that was last saved for the first time with something of ours: it is in the answer, which is not to be seen. */
const newDraft = "";

/**
 * Tells of requests of Outlook on the web that send mail with pixels or links of Sightline's, from whichever page or worker they come.
 * To be called in the first turn of the worker, which each of these requests wakes. Of a request nothing is kept but ids,
 * and the time for which a mail is scheduled.
 */
export function watchSends(requests: WatchedRequests, notes: SendNotes): void {
  const inTurn = takeTurns();
  const run = (job: () => Promise<void>): void => void inTurn(job).catch(notes.report);

  function leaves(requestId: string, payload: string): undefined {
    const operations = readSend(payload).filter(tellsSomething);
    if (operations.length === 0) return;
    const at = notes.now();
    run(async () => {
      let { drafts, deferrals, leaving } = await watched.getValue();
      const sent = new Set<MessageId>();
      const times = new Set<number | null>();
      for (const operation of operations) {
        if (operation.sends) {
          const ids = await idsOf(operation, drafts, notes.onlyUnconfirmed);
          for (const id of ids) sent.add(id);
          if (ids.length > 0) times.add(timeOf(operation, { drafts, deferrals }, at));
        } else {
          const isNew = operation.drafts.length === 0;
          for (const draft of isNew ? [newDraft] : operation.drafts) {
            if (operation.hasText) drafts = withEntry(drafts, draft, operation.messageIds);
            if (isNew || operation.deferredUntil !== null)
              deferrals = withEntry(deferrals, draft, operation.deferredUntil);
          }
        }
      }
      const [time = null, ...otherTimes] = times;
      const seen = { messageIds: [...sent], deferredUntil: otherTimes.length > 0 ? null : time };
      if (sent.size > 0) leaving = withEntry(leaving, requestId, seen);
      await watched.setValue({ drafts, deferrals, leaving });
      if (sent.size > 0) await notes.seen({ type: "send-seen", phase: "leaving", ...seen, at });
    });
  }

  function ends(requestId: string, phase: "sent" | "failed"): undefined {
    const at = notes.now();
    run(async () => {
      const { leaving, ...drafts } = await watched.getValue();
      const { [requestId]: seen, ...others } = leaving;
      if (seen === undefined) return;
      await watched.setValue({ ...drafts, leaving: others });
      await notes.seen({ type: "send-seen", phase, ...seen, at });
    });
  }

  requests.onBeforeRequest.addListener(
    ({ requestId, requestBody }): undefined => leaves(requestId, textOf(requestBody?.raw ?? [])),
    filter,
    ["requestBody"],
  );
  requests.onBeforeSendHeaders.addListener(
    ({ requestId, requestHeaders = [] }): undefined => {
      const header = requestHeaders.find(({ name }) => name.toLowerCase() === HEADER);
      leaves(requestId, header?.value ?? "");
    },
    filter,
    ["requestHeaders"],
  );
  // Of a session that has run out: what comes back is a page to sign in. 307 and 308 post the same again.
  requests.onBeforeRedirect.addListener(
    ({ requestId, statusCode }): undefined =>
      statusCode === 307 || statusCode === 308 ? undefined : ends(requestId, "failed"),
    filter,
  );
  // The whole answer may never come, to a page that is closed.
  requests.onResponseStarted.addListener(
    ({ requestId, statusCode }): undefined =>
      ends(requestId, statusCode >= 200 && statusCode < 300 ? "sent" : "failed"),
    filter,
  );
  requests.onErrorOccurred.addListener(
    ({ requestId }): undefined => ends(requestId, "failed"),
    filter,
  );
}

/** Not a draft that is marked as read, or gets another subject; nor a new one with nothing of ours. */
function tellsSomething({
  sends,
  hasText,
  messageIds,
  drafts,
  deferredUntil,
}: ReadOperation): boolean {
  const isKnown = drafts.length > 0 || messageIds.length > 0;
  return sends || (isKnown && (hasText || deferredUntil !== null));
}

/** When an operation has its mail sent, where that is not `at` once. With the whole mail it says so itself. */
function timeOf(
  { deferredUntil, hasText, drafts: [draft = newDraft] }: ReadOperation,
  { drafts, deferrals }: { readonly drafts: Ids; readonly deferrals: Deferrals },
  at: number,
): number | null {
  const saved = deferrals[draft in drafts || draft in deferrals ? draft : newDraft];
  const time = deferredUntil ?? (hasText ? null : saved) ?? at;
  return time > at && time < at + farthestMs ? time : null;
}

/** Of which mails there are pixels or links in the one that an operation sends. */
async function idsOf(
  { messageIds, hasText, drafts: [draft, ...others] }: ReadOperation,
  drafts: Ids,
  onlyUnconfirmed: SendNotes["onlyUnconfirmed"],
): Promise<readonly MessageId[]> {
  if (hasText || messageIds.length > 0 || draft === undefined) return messageIds;
  const known = [draft, ...others].flatMap((id) => drafts[id] ?? []);
  if (known.length > 0 || others.length > 0 || draft in drafts) return known;
  // It may have been saved for the first time with all of that in it, and only the answer said its id.
  const only = await onlyUnconfirmed();
  return only !== null && drafts[newDraft]?.includes(only) === true ? [only] : [];
}

function withEntry<Value>(
  all: Readonly<Record<string, Value>>,
  key: string,
  value: Value,
): Readonly<Record<string, Value>> {
  const { [key]: _, ...others } = all;
  return Object.fromEntries([...Object.entries(others), [key, value]].slice(-mostRemembered));
}

/** A body as text. What is a file's is not to be had, and the rest is no JSON then. */
function textOf(parts: readonly Browser.webRequest.UploadData[]): string {
  const decoder = new TextDecoder();
  let text = "";
  for (const { bytes } of parts) text += decoder.decode(bytes, { stream: true });
  return text + decoder.decode();
}
