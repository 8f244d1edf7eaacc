import { expect } from "vitest";
import type { MessageId } from "../../shared/ids.ts";
import type { SeenSend } from "./follow-sends.ts";
import { idOf, outlook, trackedHtml } from "./samples.ts";
import { watchSends, type WatchedRequests } from "./watch-sends.ts";

const START = Date.UTC(2026, 10, 21, 9);

type Listener<Event extends keyof WatchedRequests> = Parameters<
  WatchedRequests[Event]["addListener"]
>[0];

/** For tests: a browser whose requests the tests make, and a worker that watches them; `restart` is another worker. */
export function setUp({ only = null as MessageId | null, seen = async () => {} } = {}) {
  const told: string[] = [];
  const errors: unknown[] = [];
  const filters: unknown[] = [];
  let listeners: { [Event in keyof WatchedRequests]?: Listener<Event> } = {};
  let now = START;
  const event = <Event extends keyof WatchedRequests>(name: Event) => ({
    addListener(listener: Listener<Event>, filter: unknown, extra?: unknown) {
      Object.assign(listeners, { [name]: listener });
      filters.push([name, filter, extra]);
    },
  });
  const notes = {
    now: () => now++,
    onlyUnconfirmed: async () => only,
    seen: async ({ phase, messageIds, deferredUntil }: SeenSend) => {
      const until = deferredUntil === null ? "" : ` for ${new Date(deferredUntil).toISOString()}`;
      told.push(`${phase} ${messageIds.join(" ")}${until}`);
      await seen();
    },
    report: (error: unknown) => void errors.push(error),
  };
  const restart = () => {
    listeners = {};
    watchSends(
      {
        onBeforeRequest: event("onBeforeRequest"),
        onBeforeSendHeaders: event("onBeforeSendHeaders"),
        onBeforeRedirect: event("onBeforeRedirect"),
        onResponseStarted: event("onResponseStarted"),
        onErrorOccurred: event("onErrorOccurred"),
      },
      notes,
    );
  };
  restart();

  let requests = 0;
  /** Posts as a page does, or as a worker, of which the browser says nothing else. */
  function post(body: string, header: string | null = null, chunk = 7): string {
    requests += 1;
    const requestId = String(requests);
    const bytes = new TextEncoder().encode(body);
    const raw = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) => ({
      bytes: bytes.slice(index * chunk, (index + 1) * chunk).buffer,
    }));
    listeners.onBeforeRequest?.({ requestId, ...(body === "" ? {} : { requestBody: { raw } }) });
    const own = header === null ? [] : [{ name: "X-OWA-UrlPostData", value: header }];
    const requestHeaders = [{ name: "Action", value: "CreateItem" }, ...own];
    listeners.onBeforeSendHeaders?.({ requestId, requestHeaders });
    return requestId;
  }
  const answer = (requestId: string, statusCode = 200) =>
    listeners.onResponseStarted?.({ requestId, statusCode });
  const redirect = (requestId: string, statusCode: number) =>
    listeners.onBeforeRedirect?.({ requestId, statusCode });
  const fail = (requestId: string) => listeners.onErrorOccurred?.({ requestId });
  /** Everything that was told after what came until now is dealt with. */
  const settled = async () => {
    const mark = `leaving ${idOf(999)}`;
    post(outlook.createItem(trackedHtml(999), "SendOnly"));
    await expect.poll(() => told.filter((line) => line === mark)).toHaveLength(1);
    return told.splice(0).filter((line) => line !== mark);
  };
  return { post, answer, redirect, fail, settled, restart, filters, errors };
}
