import { i18n } from "../i18n/i18n.ts";

/** What the browser and the store say of the extension. At most 132 characters, as Chrome wants it. */
export const manifestWords = i18n("manifest", {
  description:
    "See who opened and clicked your one-to-one sales mail, within a second, and believe it.",
});
