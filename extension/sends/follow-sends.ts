import { browser } from "wxt/browser";
import { type Broadcast, broadcastSchema } from "../messages.ts";

/** What the background saw of a request that sends mail. */
export type SeenSend = Extract<Broadcast, { type: "send-seen" }>;

/** Tells a page what the background sees of requests that send mail, from all of the browser's mail tabs. */
export type FollowSends = (handler: (send: SeenSend) => void, signal: AbortSignal) => void;

export const followSends: FollowSends = (handler, signal) => {
  browser.runtime.onMessage.addListener((message: unknown) => {
    const { data } = broadcastSchema.safeParse(message);
    if (data?.type === "send-seen" && !signal.aborted) handler(data);
  });
};
