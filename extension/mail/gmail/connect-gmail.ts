import * as InboxSDK from "@inboxsdk/core";
import type { MailClient } from "../mail-client.ts";
import { blockTelemetry } from "./block-telemetry.ts";
import { callSafely } from "../call-safely.ts";
import { destroySignal } from "./destroy-signal.ts";
import { gmailCompose } from "./gmail-compose.ts";
import { ignoreEmptyTimers } from "./ignore-empty-timers.ts";
import { messageMark, rowMark } from "./gmail-marks.ts";
import { showLauncher } from "../launcher.ts";
import { bodyOf, gmailThread } from "./gmail-thread.ts";
import { isMailPage } from "./mail-page.ts";
import { watchMissedSends } from "./missed-sends.ts";
import { watchShownMail } from "../shown-mail.ts";

type Sdk = InboxSDK.InboxSDK;

/**
 * Gmail through InboxSDK. Comes at once; what it is asked to watch, it watches as soon as InboxSDK has loaded.
 * @param appId as InboxSDK wants it: `sdk_<name>_<first ten hex digits of the name's SHA-1>`
 */
export function connectGmail(appId: string): MailClient {
  blockTelemetry(globalThis);
  ignoreEmptyTimers(globalThis);
  const missed = watchMissedSends(document, Date.now);
  const held = new WeakSet<Element>();
  const onlyShowsMail = isMailPage(location);
  const loading = onlyShowsMail
    ? new Promise<never>(() => undefined)
    : InboxSDK.load(2, appId, { eventTracking: false, globalErrorLogging: false });
  loading.catch((error: unknown) => console.error("Sightline: InboxSDK did not load.", error));

  /** Registers with InboxSDK; `register` gives back how to undo it. */
  function watch(register: (sdk: Sdk) => () => void, signal: AbortSignal): void {
    const start = (sdk: Sdk): void => {
      if (!signal.aborted) signal.addEventListener("abort", register(sdk));
    };
    loading.then(start, () => undefined);
  }

  return {
    kind: "gmail",
    host: location.host,
    addLauncher(launcher, signal) {
      if (!onlyShowsMail) showLauncher(document, launcher, signal);
    },
    onMissedSend: missed.onMissed,
    onCompose(handler, signal) {
      watch(
        (sdk) =>
          sdk.Compose.registerComposeViewHandler((view) =>
            callSafely(() => {
              const root = view.getElement();
              // After a send that failed Gmail may show the window again. InboxSDK hands it over anew then, though its
              // first view still works: two at one window would track the mail twice.
              if (held.has(root)) return;
              held.add(root);
              view.on("destroy", () => held.delete(root));
              handler(gmailCompose(view, sdk.User.getEmailAddress(), missed.report));
              missed.attached(root);
            }, undefined),
          ),
        signal,
      );
    },
    onListRow(handler, signal) {
      const offer = async (view: InboxSDK.ThreadRowView): Promise<void> => {
        const closed = destroySignal(view);
        const threadId = await view.getThreadIDAsync();
        if (closed.aborted) return;
        const mark = rowMark(view, closed);
        callSafely(() => handler({ threadId, closed, mark, looksLike: () => false }), undefined);
      };
      watch((sdk) => sdk.Lists.registerThreadRowViewHandler(quietly(offer)), signal);
    },
    onThread(handler, signal) {
      watch((sdk) => {
        const offer = async (view: InboxSDK.ThreadView): Promise<void> => {
          const thread = await gmailThread(sdk, view);
          callSafely(() => handler(thread), undefined);
        };
        return sdk.Conversations.registerThreadViewHandler(quietly(offer));
      }, signal);
    },
    onMessage(handler, signal) {
      const offer = async (view: InboxSDK.MessageView): Promise<void> => {
        const closed = destroySignal(view);
        const [threadId, messageId] = await Promise.all([
          view.getThreadView().getThreadIDAsync(),
          view.getMessageIDAsync(),
        ]);
        if (closed.aborted) return;
        const shown = watchShownMail(() => bodyOf(view), closed);
        view.on("viewStateChange", () => shown.look());
        const mark = messageMark(view, closed);
        callSafely(() => handler({ ...shown, threadId, messageId, mark }), undefined);
      };
      watch((sdk) => sdk.Conversations.registerMessageViewHandler(quietly(offer)), signal);
    },
    onFeatureOff() {
      // InboxSDK does not tell what it misses.
    },
    onMailPage(handler, signal) {
      if (!onlyShowsMail) return;
      const page = watchShownMail(() => document.body, signal);
      callSafely(() => handler(page), undefined);
    },
  };
}

/** A view without an id (a draft, a page that is being left) is passed over. */
function quietly<View>(offer: (view: View) => Promise<void>): (view: View) => void {
  return (view) => void offer(view).catch(() => undefined);
}
