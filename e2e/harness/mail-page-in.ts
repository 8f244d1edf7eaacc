import type { Page } from "playwright";
import { GmailPage } from "./gmail-page.ts";
import { OutlookPage } from "./outlook-page.ts";
import type { MailClientName, MailPage } from "./webmail.ts";

/** The driver of a tab. */
export function mailPageIn(mailClient: MailClientName, page: Page): MailPage {
  return mailClient === "outlook" ? new OutlookPage(page) : new GmailPage(page);
}
