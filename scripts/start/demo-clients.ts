import type { Page } from "playwright";
import { startGmail } from "../../e2e/gmail/server.ts";
import { GmailPage } from "../../e2e/harness/gmail-page.ts";
import { OutlookPage } from "../../e2e/harness/outlook-page.ts";
import type { MailClientName, MailPage, StandIn } from "../../e2e/harness/webmail.ts";
import { startOutlook } from "../../e2e/outlook/server.ts";

/** A mail client on whose stand-in the demo plays. */
export interface DemoClient {
  /** As people call it. */
  readonly name: string;
  /** What its pictures' names begin with, so that those of another client's demo stay. */
  readonly picturePrefix: string;
  /** Of its window, in which everything is to be seen. */
  readonly size: { readonly width: number; readonly height: number };
  start(): Promise<StandIn>;
  mailPage(page: Page): MailPage;
}

export const demoClients: Readonly<Record<MailClientName, DemoClient>> = {
  gmail: {
    name: "Gmail",
    picturePrefix: "",
    size: { width: 1_280, height: 600 },
    start: () => startGmail(),
    mailPage: (page) => new GmailPage(page),
  },
  outlook: {
    name: "Outlook",
    picturePrefix: "outlook-",
    size: { width: 1_280, height: 720 },
    start: () => startOutlook(),
    mailPage: (page) => new OutlookPage(page),
  },
};
