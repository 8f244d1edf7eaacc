import { defineContentScript } from "wxt/utils/define-content-script";
import { gmailPages } from "../mail/mail-hosts.ts";
import { connectGmail } from "../mail/gmail/connect-gmail.ts";
import { htmlBodies } from "../tracking/html-bodies.ts";
import { startInPage } from "../tracking/start-in-page.ts";

/** Well-formed but not registered; a release sets its own (free, https://register.inboxsdk.com). */
const DEFAULT_APP_ID = "sdk_sightline_31c45a3881";

export default defineContentScript({
  matches: gmailPages,
  runAt: "document_end",
  async main(context) {
    const gmail = connectGmail(import.meta.env["WXT_INBOXSDK_APP_ID"] ?? DEFAULT_APP_ID);
    await startInPage(gmail, context, { bodies: htmlBodies });
  },
});
