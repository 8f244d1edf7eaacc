import { randomBytes } from "@noble/hashes/utils.js";
import { trackSend } from "../../../extension/tracking/send-tracking.ts";
import { rehearseSend } from "../../../extension/tracking/rehearse-send.ts";
import type { SentMessage } from "../../../extension/messages.ts";
import { prepareSenderKey, randomSenderId } from "../../../shared/sender-key.ts";
import { longMail } from "./long-mail.ts";

/** What one Send did. */
interface TimedSend {
  /** Milliseconds in our code, from the press of the button to the changed body. */
  readonly milliseconds: number;
  /** Links that were wrapped. */
  readonly links: number;
  /** Letters of the body as it leaves. */
  readonly letters: number;
}

export interface SendBench {
  /** What happens when a compose window opens: Send is rehearsed. */
  openCompose(): Promise<void>;
  /** Sends so many different mails of 100 KB with 200 links, one after the other. */
  send(times: number): Promise<TimedSend[]>;
}

const key = prepareSenderKey(randomSenderId(randomBytes), randomBytes(32), 1);
const urls = { trackingOrigin: "https://t.example.com", key };
let serial = 0;

/** The very handler that stands at Send; only what is around it (settings in memory, the outbox) is left out. */
function sendOnce(): TimedSend {
  serial += 1;
  const html = longMail(serial);
  const editor = document.createElement("div");
  editor.innerHTML = html;
  document.body.replaceChildren(editor);
  let message: SentMessage | null = null;
  const handler = trackSend({
    mailClient: "gmail",
    settings: {
      readiness: () => ({ state: "ready", urls }),
      trackByDefault: () => true,
      countUnconfirmed: () => false,
      setTrackByDefault() {},
      onChange() {},
    },
    sentMail: {
      leaving(sent) {
        message = sent;
      },
      confirmed: async () => true,
    },
    attempts: new Map(),
    compose: { account: "rep@example.com", draftId: String(serial), editor, unfoldQuote() {} },
    wanted: () => true,
    untracked(reason) {
      throw new Error(`untracked: ${reason}`);
    },
    recorded() {},
    now: Date.now,
    randomBytes,
  });

  const start = performance.now();
  handler.pressed();
  const body = handler.leaving({ recipients: [], subject: "The offer", html });
  const milliseconds = performance.now() - start;
  return {
    milliseconds,
    links: (message as SentMessage | null)?.links.length ?? 0,
    letters: body?.length ?? 0,
  };
}

const bench: SendBench = {
  openCompose: () =>
    rehearseSend(() => new Promise((resolve) => requestIdleCallback(() => resolve()))),

  async send(times) {
    const sends: TimedSend[] = [];
    for (let count = 0; count < times; count += 1) {
      sends.push(sendOnce());
      // A turn of the event loop between two, as there always is.
      await new Promise((resolve) => setTimeout(resolve));
    }
    return sends;
  },
};
Object.assign(globalThis, { bench });
