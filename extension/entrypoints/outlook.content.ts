import "../strict-csp.ts";
import type { ContentScriptContext } from "wxt/utils/content-script-context";
import { defineContentScript } from "wxt/utils/define-content-script";
import { speakProvided } from "../i18n/translations.ts";
import { connectOutlook } from "../mail/outlook/connect-outlook.ts";
import { whenMailShows } from "../mail/outlook/when-mail-shows.ts";
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
  main(context) {
    const where = { isFrame: self !== top, origin: self.origin };
    whenMailShows(document, where, () => void start(context), context.signal);
  },
});

async function start(context: ContentScriptContext): Promise<void> {
  const outlook = connectOutlook(followSends);
  await speakProvided();
  startTracking(outlook, await followSettings(context), context.signal, {
    bodies: editorBodies,
    placeMails,
  });
  // Nothing tells a content script that its extension was reloaded; asking does.
  context.setInterval(() => undefined, 5_000);
}
