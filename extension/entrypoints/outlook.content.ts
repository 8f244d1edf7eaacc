import "../strict-csp.ts";
import type { ContentScriptContext } from "wxt/utils/content-script-context";
import { defineContentScript } from "wxt/utils/define-content-script";
import { connectOutlook } from "../mail/outlook/connect-outlook.ts";
import { whenMailShows } from "../mail/outlook/when-mail-shows.ts";
import { outlookPages } from "../mail/mail-hosts.ts";
import { followSends } from "../sends/follow-sends.ts";
import { editorBodies } from "../tracking/editor-bodies.ts";
import { placeMails } from "../tracking/place-mails.ts";
import { startInPage } from "../tracking/start-in-page.ts";

export default defineContentScript({
  matches: outlookPages,
  // Mail is also written in windows and frames that a script of the page makes and fills: they have no address.
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  runAt: "document_end",
  main(context) {
    const where = { isFrame: self !== top, origin: self.origin };
    whenMailShows(document, where, () => start(context), context.signal);
  },
});

function start(context: ContentScriptContext): void {
  const parts = { bodies: editorBodies, placeMails };
  void startInPage(connectOutlook(followSends), context, parts);
}
