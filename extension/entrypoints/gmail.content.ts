import { defineContentScript } from "wxt/utils/define-content-script";
import { speakProvided } from "../i18n/translations.ts";
import { gmailPages } from "../mail/mail-hosts.ts";
import { connectGmail } from "../mail/gmail/connect-gmail.ts";
import { htmlBodies } from "../tracking/html-bodies.ts";
import { followSettings } from "../tracking/settings.ts";
import { startTracking } from "../tracking/start-tracking.ts";

/** Well-formed but not registered; a release sets its own (free, https://register.inboxsdk.com). */
const DEFAULT_APP_ID = "sdk_sightline_31c45a3881";

export default defineContentScript({
  matches: gmailPages,
  runAt: "document_end",
  async main(context) {
    const gmail = connectGmail(import.meta.env["WXT_INBOXSDK_APP_ID"] ?? DEFAULT_APP_ID);
    await speakProvided();
    startTracking(gmail, await followSettings(context), context.signal, {
      bodies: htmlBodies,
    });
    // Nothing tells a content script that its extension was reloaded; asking does.
    context.setInterval(() => undefined, 5_000);
  },
});
