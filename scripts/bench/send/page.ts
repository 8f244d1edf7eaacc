import { randomBytes } from "@noble/hashes/utils.js";
import { createModelFromHtml, Editor, exportContent } from "roosterjs";
import type { SendHandler } from "../../../extension/mail/mail-client.ts";
import { editorBodies } from "../../../extension/tracking/editor-bodies.ts";
import { htmlBodies } from "../../../extension/tracking/html-bodies.ts";
import { rehearseSend } from "../../../extension/tracking/rehearse-send.ts";
import { trackSend } from "../../../extension/tracking/send-tracking.ts";
import type { SentMessage } from "../../../extension/messages.ts";
import { wordFinder } from "../../../extension/rules/confidential.ts";
import {
  decideTracking,
  type TrackingRules,
  type Wish,
} from "../../../extension/rules/decide-tracking.ts";
import { ruleFor } from "../../../extension/rules/never-track.ts";
import { prepareSenderKey, randomSenderId } from "../../../shared/sender-key.ts";
import { longMail } from "./long-mail.ts";

/** What one Send did. */
interface TimedSend {
  /** Milliseconds in our code, from the press of the button to the changed body. */
  readonly milliseconds: number;
  /** Milliseconds in which the editor then gave its HTML; 0 in Gmail, which has no editor of its own. */
  readonly exporting: number;
  /** Links that were wrapped. */
  readonly links: number;
  /** The body as it leaves. */
  readonly html: string;
}

/** What is told of it to the bench. */
export type SendTimes = Omit<TimedSend, "html"> & {
  /** Letters of the body as it leaves. */
  readonly letters: number;
  /** Addresses in it that lead to the tracking server: links and the pixel. */
  readonly tracked: number;
};

export interface SendBench {
  /** What happens when a compose window opens: Send is rehearsed. */
  openCompose(client: SentMessage["mailClient"]): Promise<void>;
  /**
   * Sends so many different mails of 100 KB with 200 links, one after the other.
   * @param tracking false: the editor gives its HTML, and nothing of ours is done
   */
  send(
    client: SentMessage["mailClient"],
    times: number,
    tracking?: boolean,
  ): Promise<readonly SendTimes[]>;
}

const key = prepareSenderKey(randomSenderId(randomBytes), randomBytes(32), 1);
const urls = { trackingOrigin: "https://t.example.com", key };
const bodies = { gmail: htmlBodies, outlook: editorBodies };
const wish: Wish = { opens: true, links: true, from: "last", overruled: new Set() };
/** A long list of the rep's, and confidential words, none of which is in the mails. */
const rules: TrackingRules = {
  neverTrack: ruleFor(
    Array.from({ length: 1_000 }, (_, n) =>
      n % 10 === 0 ? `*.never-${n}.example` : `never-${n}.example`,
    ),
  ),
  confidential: wordFinder(["confidential", "merger", "salary", "acquisition", "restructuring"]),
};
let serial = 0;

/** The very handler that stands at Send; only what is around it (settings in memory, the outbox) is left out. */
function handlerFor(
  mailClient: SentMessage["mailClient"],
  editor: HTMLElement,
  sent: (message: SentMessage) => void,
): SendHandler {
  return trackSend({
    mailClient,
    mailHost: "mail.example.com",
    bodies: bodies[mailClient],
    settings: {
      readiness: () => ({ state: "ready", urls }),
      trackByDefault: () => true,
      countUnconfirmed: () => false,
      defaultFor: () => ({ ...wish, from: "last" }),
      trackedFor: () => wish,
      setTrackByDefault() {},
      rules: () => rules,
      wrapsAddressTexts: () => true,
      onChange() {},
    },
    sentMail: {
      leaving: sent,
      confirmed: async () => true,
      stayed() {},
    },
    attempts: new Map(),
    compose: { account: "rep@example.com", draftId: String(serial), editor, unfoldQuote() {} },
    decide: (mail) => decideTracking(mail, wish, "ready", rules),
    reminder: () => null,
    untracked(reason) {
      throw new Error(`untracked: ${reason}`);
    },
    recorded() {},
    now: Date.now,
    randomBytes,
  });
}

const mail = { recipients: [], subject: "The offer" };

/** Gmail: the HTML that leaves is handed over and given back. */
function sendHtml(): TimedSend {
  const html = longMail(serial);
  const editor = emptyEditor();
  editor.innerHTML = html;
  let links = 0;
  const handler = handlerFor("gmail", editor, (message) => (links = message.links.length));
  const start = performance.now();
  handler.pressed();
  const body = handler.leaving({ ...mail, body: { kind: "html", html } });
  const milliseconds = performance.now() - start;
  return { milliseconds, exporting: 0, links, html: body ?? "" };
}

/** Outlook: its editor, roosterjs, is changed in place, and gives its HTML right after that. */
function sendEditor(tracking: boolean): TimedSend {
  const element = emptyEditor();
  const parse = (html: string): Document => new DOMParser().parseFromString(html, "text/html");
  const domCreator = { htmlToDOM: parse };
  const editor = new Editor(element, {
    initialModel: createModelFromHtml(longMail(serial), undefined, domCreator),
    trustedHTMLHandler: domCreator,
  });
  let links = 0;
  const handler = handlerFor("outlook", element, (message) => (links = message.links.length));
  const start = performance.now();
  if (tracking) {
    handler.pressed();
    handler.leaving({ ...mail, body: { kind: "editor", element } });
  }
  const changed = performance.now();
  const html = exportContent(editor, "HTML");
  const exported = performance.now();
  editor.dispose();
  return { milliseconds: changed - start, exporting: exported - changed, links, html };
}

function emptyEditor(): HTMLDivElement {
  const editor = document.createElement("div");
  editor.contentEditable = "true";
  document.body.replaceChildren(editor);
  return editor;
}

const bench: SendBench = {
  openCompose: (client) =>
    rehearseSend(
      () => new Promise((resolve) => requestIdleCallback(() => resolve())),
      bodies[client],
    ),

  async send(client, times, tracking = true) {
    const sends: SendTimes[] = [];
    for (let count = 0; count < times; count += 1) {
      serial += 1;
      const { html, ...send } = client === "gmail" ? sendHtml() : sendEditor(tracking);
      const tracked = html.split(`"${urls.trackingOrigin}/`).length - 1;
      sends.push({ ...send, letters: html.length, tracked });
      // A turn of the event loop between two, as there always is.
      await new Promise((resolve) => setTimeout(resolve));
    }
    return sends;
  },
};
Object.assign(globalThis, { bench });
