import { deriveSenderKey, prepareSenderKey } from "../../shared/sender-key.ts";
import { senderIdSchema } from "../../shared/ids.ts";
import type { OutgoingMail } from "../mail/mail-client.ts";
import type { SentMessage } from "../messages.ts";
import type { Bodies } from "./bodies.ts";
import { htmlBodies } from "./html-bodies.ts";
import type { TrackingChoice } from "../preferences.ts";
import { decideTracking, type TrackingRules } from "../rules/decide-tracking.ts";
import { type SendTrackingOptions, trackSend } from "./send-tracking.ts";
import type { Readiness } from "./settings.ts";

const sid = senderIdSchema.parse("abcdefghij2");
const ready: Readiness = {
  state: "ready",
  urls: {
    trackingOrigin: "https://t.example.com",
    key: prepareSenderKey(sid, deriveSenderKey(new Uint8Array(32), sid), 1),
  },
};
/** The body of `mail`. */
export const html = `<div dir="ltr">See <a href="https://shop.example/">this</a></div>`;
export const mail: OutgoingMail = {
  recipients: [{ email: "ann@example.org", name: "Ann", field: "to" }],
  subject: "Offer",
  body: { kind: "html", html },
};
export const ids = { threadId: "18a", messageId: "18b" };
export const NOW = Date.UTC(2026, 10, 21);

/** A compose window at Send. */
export function setUp({
  readiness = ready,
  wish = { opens: true, links: true },
  rules = {},
  reminder = null,
  wrapsAddressTexts = true,
  sentMailBroken = false,
  bodies = htmlBodies,
}: {
  readiness?: Readiness;
  wish?: TrackingChoice;
  rules?: Partial<TrackingRules>;
  reminder?: SentMessage["reminder"] | null;
  wrapsAddressTexts?: boolean;
  sentMailBroken?: boolean;
  bodies?: Bodies;
} = {}) {
  const chosen = { wish };
  const allRules = { neverTrack: () => null, confidential: null, ...rules };
  const log: unknown[] = [];
  const kept = new Map<string, SentMessage>();
  let counter = 0;
  const editor = document.createElement("div");
  const options: SendTrackingOptions = {
    mailClient: "gmail",
    mailHost: "mail.google.com",
    bodies,
    compose: {
      account: "rep@example.com",
      draftId: "#msg-a:r1",
      editor,
      unfoldQuote: () => log.push("unfold"),
    },
    attempts: new Map(),
    settings: {
      readiness: () => readiness,
      countUnconfirmed: () => false,
      trackByDefault: () => true,
      defaultFor: () => ({ opens: true, links: true, from: "last" }),
      trackedFor: () => ({ opens: true, links: true }),
      setTrackByDefault: () => undefined,
      rules: () => allRules,
      wrapsAddressTexts: () => wrapsAddressTexts,
      onChange: () => undefined,
    },
    sentMail: {
      leaving(message) {
        if (sentMailBroken) throw new TypeError("storage is gone");
        kept.set(message.id, message);
      },
      stayed: (id) => void kept.delete(id),
      confirmed(message) {
        kept.set(message.id, message);
        return Promise.resolve(true);
      },
    },
    decide: (facts) =>
      decideTracking(
        facts,
        { ...chosen.wish, from: "mail", overruled: new Set() },
        readiness.state,
        allRules,
      ),
    reminder: () => reminder,
    untracked: (reason) => log.push(reason),
    recorded: (threadId) => log.push(`recorded ${threadId}`),
    now: () => NOW,
    randomBytes: (count) => new Uint8Array(count).fill(++counter),
  };
  return {
    /** What the rep wants of the mail, which may change. */
    chosen,
    options,
    handler: trackSend(options),
    /** The same draft in a second window. */
    secondWindow: trackSend(options),
    log,
    kept,
    editor,
  };
}
