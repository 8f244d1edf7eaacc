import type { ContentScriptContext } from "wxt/utils/content-script-context";
import { speakProvided } from "../i18n/translations.ts";
import type { MailClient } from "../mail/mail-client.ts";
import { followSettings } from "./settings.ts";
import { startTracking, type TrackingParts } from "./start-tracking.ts";

/** Tracks the mail of a page, in the rep's language and by the rep's settings, until the extension is reloaded. */
export async function startInPage(
  client: MailClient,
  context: ContentScriptContext,
  parts: TrackingParts,
): Promise<void> {
  await speakProvided();
  startTracking(client, await followSettings(context), context.signal, parts);
  // Nothing tells a content script that its extension was reloaded; asking does.
  context.setInterval(() => undefined, 5_000);
}
