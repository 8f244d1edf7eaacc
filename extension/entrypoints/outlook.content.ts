import "../strict-csp.ts";
import { defineContentScript } from "wxt/utils/define-content-script";
import { connectOutlook } from "../mail/outlook/connect-outlook.ts";
import { outlookPages } from "../mail/mail-hosts.ts";
import { followSends } from "../sends/follow-sends.ts";
import { editorBodies } from "../tracking/editor-bodies.ts";
import { placeMails } from "../tracking/place-mails.ts";
import { followSettings } from "../tracking/settings.ts";
import { startTracking } from "../tracking/start-tracking.ts";

export default defineContentScript({
  matches: outlookPages,
  // Mail is also written in windows and frames that a script of the page makes and fills: they have no address.
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: "document_end",
  async main(context) {
    const outlook = connectOutlook(followSends);
    startTracking(outlook, await followSettings(context), context.signal, {
      bodies: editorBodies,
      placeMails,
    });
    // Nothing tells a content script that its extension was reloaded; asking does.
    context.setInterval(() => undefined, 5_000);
  },
});
