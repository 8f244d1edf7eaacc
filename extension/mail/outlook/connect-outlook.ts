import type { FollowSends } from "../../sends/follow-sends.ts";
import type { MailClient, MailFeature } from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import { showLauncher } from "../launcher.ts";
import { isOfMail } from "./is-of-mail.ts";
import { watchForms } from "./outlook-forms.ts";
import { watchReading } from "./outlook-reading.ts";
import { watchRows } from "./outlook-rows.ts";

/**
 * Outlook on the web, by what its page shows. Comes at once and needs nothing of the page yet. Runs in every frame and
 * every window of its own that a page of Outlook makes.
 * @param followSends how the background tells which mail has left
 */
export function connectOutlook(followSends: FollowSends): MailClient {
  const features = rememberFeatures();
  const reading = watchReading(document, features.off);
  const forms = watchForms({
    page: document,
    account: () => "",
    openConversation: reading.openConversation,
    followSends,
    unseen: () => features.off("confirmation"),
  });
  return {
    kind: "outlook",
    // A window without an address of its own (about:blank) has its opener's origin.
    host: new URL(self.origin).host,
    addLauncher(launcher, signal) {
      // Frames and windows that a script of the page has made have no address; each holds a single mail.
      const isApplication = self === top && location.protocol === "https:" && opener === null;
      if (isApplication && isOfMail(document)) showLauncher(document, launcher, signal);
    },
    onCompose: forms.onCompose,
    onMissedSend: forms.onMissedSend,
    onListRow: (handler, signal) => watchRows(document, handler, signal, features.off),
    onThread: reading.onThread,
    onMessage: reading.onMessage,
    onMailPage: reading.onMailPage,
    onFeatureOff: features.onOff,
  };
}

/** Tells each feature once, also what was missed before anybody asked. */
function rememberFeatures(): {
  readonly off: (feature: MailFeature) => void;
  readonly onOff: MailClient["onFeatureOff"];
} {
  const missing = new Set<MailFeature>();
  const handlers = new Set<(feature: MailFeature) => void>();
  const tell = (handler: (feature: MailFeature) => void, feature: MailFeature): void =>
    callSafely(() => handler(feature), undefined);
  return {
    off(feature) {
      if (missing.has(feature)) return;
      missing.add(feature);
      for (const handler of handlers) tell(handler, feature);
    },
    onOff(handler, signal) {
      handlers.add(handler);
      signal.addEventListener("abort", () => handlers.delete(handler));
      for (const feature of missing) tell(handler, feature);
    },
  };
}
