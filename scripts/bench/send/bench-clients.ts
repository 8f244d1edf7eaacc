import type { Page } from "playwright";
import { startGmail } from "../../../e2e/gmail/server.ts";
import { GmailPage } from "../../../e2e/harness/gmail-page.ts";
import { OutlookPage } from "../../../e2e/harness/outlook-page.ts";
import type {
  ComposePage,
  MailClientName,
  MailPage,
  StandIn,
} from "../../../e2e/harness/webmail.ts";
import { startOutlook } from "../../../e2e/outlook/server.ts";
import { GRACE_PATH } from "../../../e2e/outlook/page-api.ts";

/** A mail client through whose stand-in mail is sent. */
export interface BenchClient {
  start(): Promise<StandIn>;
  mailPage(page: Page): MailPage;
  /** Opens a compose form, with or without the extension in it. */
  newMail(mail: MailPage): Promise<ComposePage>;
  /** In the address of a request that saves a draft. */
  readonly saves: string;
  /** In the address of the first request that Send makes. */
  readonly sends: string;
}

export const benchClients: Readonly<Record<MailClientName, BenchClient>> = {
  gmail: {
    start: () => startGmail(),
    mailPage: (page) => new GmailPage(page),
    async newMail(mail) {
      await mail.page.locator("[gh=cm]").click();
      return mail.openCompose();
    },
    saves: "/sync/u/0/i/s",
    sends: "/sync/u/0/i/s",
  },
  outlook: {
    start: () => startOutlook({ autosaveMs: 300 }),
    mailPage: (page) => new OutlookPage(page),
    async newMail(mail) {
      await mail.page.locator("[data-standin=new-mail]").click();
      return mail.openCompose();
    },
    saves: "/owa/service.svc",
    // The page asks whether the seconds for Undo are over, as soon as it has read its editor.
    sends: GRACE_PATH,
  },
};
