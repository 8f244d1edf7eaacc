import * as InboxSDK from "@inboxsdk/core";
import type { MailClient } from "../mail-client.ts";
import { blockTelemetry } from "./block-telemetry.ts";
import { callSafely } from "./call-safely.ts";
import { destroySignal } from "./destroy-signal.ts";
import { gmailCompose } from "./gmail-compose.ts";
import { messageMark, rowMark } from "./gmail-marks.ts";
import { gmailThread } from "./gmail-thread.ts";
import { watchMissedSends } from "./missed-sends.ts";

type Sdk = InboxSDK.InboxSDK;

/**
 * Gmail through InboxSDK. Comes at once; what it is asked to watch, it watches as soon as InboxSDK has loaded.
 * @param appId as InboxSDK wants it: `sdk_<name>_<first ten hex digits of the name's SHA-1>`
 */
export function connectGmail(appId: string): MailClient {
  blockTelemetry(XMLHttpRequest.prototype);
  const missed = watchMissedSends(document, Date.now);
  const loading = InboxSDK.load(2, appId, { eventTracking: false, globalErrorLogging: false });

  /** Registers with InboxSDK; `register` gives back how to undo it. */
  function watch(register: (sdk: Sdk) => () => void, signal: AbortSignal): void {
    loading
      .then((sdk) => {
        if (!signal.aborted) signal.addEventListener("abort", register(sdk));
        return sdk;
      })
      .catch((error: unknown) => {
        console.error(
          "Sightline: InboxSDK did not load,",
          error instanceof Error ? error.name : "",
        );
      });
  }

  return {
    kind: "gmail",
    onMissedSend: missed.onMissed,
    onCompose(handler, signal) {
      watch(
        (sdk) =>
          sdk.Compose.registerComposeViewHandler((view) =>
            callSafely(() => {
              handler(gmailCompose(view, sdk.User.getEmailAddress(), missed.report));
              missed.attached(view.getElement());
            }, undefined),
          ),
        signal,
      );
    },
    onListRow(handler, signal) {
      watch(
        (sdk) =>
          sdk.Lists.registerThreadRowViewHandler(async (view: InboxSDK.ThreadRowView) => {
            const closed = destroySignal(view);
            const threadId = await view.getThreadIDAsync().catch(() => null);
            if (threadId === null || closed.aborted) return;
            callSafely(() => handler({ threadId, closed, mark: rowMark(view, closed) }), undefined);
          }),
        signal,
      );
    },
    onThread(handler, signal) {
      watch(
        (sdk) =>
          sdk.Conversations.registerThreadViewHandler(async (view) => {
            const thread = await gmailThread(sdk, view).catch(() => null);
            if (thread !== null) callSafely(() => handler(thread), undefined);
          }),
        signal,
      );
    },
    onMessage(handler, signal) {
      watch(
        (sdk) =>
          sdk.Conversations.registerMessageViewHandler(async (view) => {
            const closed = destroySignal(view);
            const ids = [
              view.getThreadView().getThreadIDAsync(),
              view.getMessageIDAsync(),
            ] as const;
            const [threadId, messageId] = await Promise.all(ids).catch(() => [null, null]);
            if (threadId === null || messageId === null || closed.aborted) return;
            const mark = messageMark(view, closed);
            callSafely(() => handler({ threadId, messageId, closed, mark }), undefined);
          }),
        signal,
      );
    },
  };
}
