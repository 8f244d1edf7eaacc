import { i18n } from "../i18n/i18n.ts";

/** How mails are called, wherever one is named. */
export const mailNames = i18n("mail-names", { noSubject: "(no subject)" });
