import { i18n } from "../i18n/i18n.ts";

/** What the parts say that every page is made of. */
export const kitWords = i18n("kit", {
  undo: "Undo",
  dismiss: "Dismiss",
});
