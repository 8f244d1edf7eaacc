import type { Locator, Page } from "playwright";
import type { OutlookHost } from "../outlook/page-api.ts";
import { MailPanel } from "./mail-panel.ts";
import { OutlookCompose, type StandInPage } from "./outlook-compose.ts";
import type { MailFolder, MailPage, MailToWrite, OtherView } from "./webmail.ts";

const folders = { inbox: "inbox", sent: "sentitems", drafts: "drafts" } as const;

/** The rep's tab of Outlook on the web. Finds things by roles, ids and the stand-in's own marks, never by words. */
export class OutlookPage implements MailPage {
  readonly page: Page;
  readonly #host: OutlookHost;
  /** Sends that `mailSent` and `notSent` have waited for. */
  #sent = 0;
  #failed = 0;

  constructor(page: Page, host: OutlookHost = "outlook.office.com") {
    this.page = page;
    this.#host = host;
  }

  /** @param place a folder, or a folder's conversation: `sentitems/id/<id>` */
  async open(place: string = "inbox"): Promise<void> {
    const path = Object.entries(folders).find(([name]) => name === place)?.[1] ?? place;
    await this.page.goto(`https://${this.#host}/mail/${path}`);
    await this.list().waitFor();
    this.#sent = 0;
    this.#failed = 0;
  }

  async goTo(folder: MailFolder): Promise<void> {
    const item = `[data-standin-folder=${folders[folder]}]`;
    await this.page.locator(item).click();
    await this.page.locator(`${item}[aria-selected=true]`).waitFor();
    await this.list().waitFor();
  }

  async refresh(): Promise<void> {
    // Who presses the folder that is shown asks for what is new in it.
    await this.page.locator("[data-standin-folder][aria-selected=true]").click();
  }

  /** What scrolls. */
  list(): Locator {
    return this.page.locator("[data-standin=message-list]");
  }

  /** Those that stand in the page. */
  rows(): Locator {
    return this.list().getByRole("option");
  }

  row(subject: string): Locator {
    return this.rows().filter({ hasText: subject });
  }

  rowMark(subject: string, state: string): Locator {
    return this.row(subject).locator(`[data-sightline-status="${state}"]`);
  }

  async openThread(subject: string): Promise<void> {
    await this.row(subject).click();
    await this.heading(subject).waitFor();
    await this.unfoldMessages();
  }

  /** Older messages are lines until they are pressed. */
  async unfoldMessages(): Promise<void> {
    await this.messages().first().waitFor();
    const folded = this.messages().locator("[data-standin=message-head][aria-expanded=false]");
    for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
  }

  async showQuotes(): Promise<void> {
    await showQuotesIn(this.page);
  }

  heading(subject: string): Locator {
    return this.page.locator("[id^=CONV_][id$=_SUBJECT]", { hasText: subject });
  }

  messages(): Locator {
    return this.page.locator("#ReadingPaneContainerId [data-standin=message]");
  }

  /** The newest stands on top there. */
  message(index = -1): Locator {
    return this.messages().nth(-1 - index);
  }

  body(index = -1): Locator {
    return this.message(index).locator("[id^=UniqueMessageBody]");
  }

  mark(index = -1): Locator {
    return this.message(index).locator("[data-sightline-status]");
  }

  async openPanel(index = -1): Promise<MailPanel> {
    await this.mark(index).click();
    return new MailPanel(this.page).drawn();
  }

  otherViews(threadId: string, subject: string): readonly OtherView[] {
    return [
      {
        name: "in another tab",
        open: async () => {
          const tab = new OutlookPage(await this.page.context().newPage(), this.#host);
          await tab.open(`sentitems/id/${encodeURIComponent(threadId)}`);
          await tab.heading(subject).waitFor();
          await tab.unfoldMessages();
          await tab.showQuotes();
          return tab.page;
        },
      },
      { name: "in a window of its own", open: () => this.openWindow() },
      { name: "printed", open: () => this.#popup("print") },
    ];
  }

  /** Opens the newest message of the open conversation in a window of its own. */
  async openWindow(): Promise<Page> {
    const window = await this.#popup("open-window");
    await showQuotesIn(window);
    return window;
  }

  async #popup(button: "open-window" | "print"): Promise<Page> {
    const opening = this.page.waitForEvent("popup");
    await this.message().locator(`[data-standin=${button}]`).click();
    const window = await opening;
    await window.locator("[id^=UniqueMessageBody]").first().waitFor();
    return window;
  }

  async compose(): Promise<OutlookCompose> {
    return (await this.openNew()).ready();
  }

  /** As `compose`, but without waiting for Sightline. */
  async openNew(): Promise<OutlookCompose> {
    await this.page.locator("[data-standin=new-mail]").click();
    return this.openCompose();
  }

  openCompose(): OutlookCompose {
    const root = this.page.locator("[id^=docking_InitVisiblePart_]");
    return new OutlookCompose(this.page, root.filter({ visible: true }).last());
  }

  async openDraft(subject: string): Promise<OutlookCompose> {
    await this.row(subject).click();
    return this.openCompose().ready();
  }

  reply(): Promise<OutlookCompose> {
    return this.answer("reply");
  }

  /** @param how which of the newest message's buttons is pressed */
  async answer(how: "reply" | "reply-all" | "forward"): Promise<OutlookCompose> {
    await this.message().locator(`[data-standin=${how}]`).click();
    const root = this.page.locator("[data-standin=inline-compose]");
    return new OutlookCompose(this.page, root.last()).ready();
  }

  forward(): Promise<OutlookCompose> {
    return this.answer("forward");
  }

  /** The draft of an answer, from the line that stands for it in the open conversation. */
  async openDraftLine(): Promise<OutlookCompose> {
    await this.page.locator("[data-standin=draft-line]").click();
    return this.openCompose().ready();
  }

  /** Of the mails that are being written, brings this one before the others. */
  async showDraft(subject: string): Promise<OutlookCompose> {
    await this.page.locator("[data-standin=draft-tab]", { hasText: subject }).click();
    return this.openCompose().ready();
  }

  async send(mail: MailToWrite): Promise<void> {
    const compose = await this.compose();
    await compose.write(mail);
    await compose.send();
    await this.mailSent();
  }

  async mailSent(): Promise<void> {
    this.#sent += 1;
    await this.page.waitForFunction(
      (sent) => ((globalThis as StandInPage).standIn?.sentCount ?? 0) >= sent,
      this.#sent,
    );
  }

  async notSent(): Promise<void> {
    this.#failed += 1;
    await this.page.waitForFunction(
      (failed) => ((globalThis as StandInPage).standIn?.failedCount ?? 0) >= failed,
      this.#failed,
    );
    await this.page.locator("[data-standin=send-failed]").waitFor();
  }

  /** The form of what could not be sent stands there again. */
  async tryAgain(): Promise<void> {
    const compose = await this.openCompose().ready();
    await compose.send();
  }

  /** Takes the send back for which there still is time. */
  async undo(): Promise<OutlookCompose> {
    await this.page.locator("[data-standin=undo-send]").click();
    return this.openCompose().ready();
  }

  /** The dialog that stands before everything else. */
  dialog(): Locator {
    return this.page.locator("[role=dialog][aria-modal=true], [role=alertdialog]").last();
  }

  /** Presses one of its buttons. */
  async choose(button: "dialog-primary" | "dialog-secondary" | "tomorrow-morning"): Promise<void> {
    await this.dialog().locator(`[data-standin=${button}]`).click();
  }

  quoteIn(html: string): { readonly above: string; readonly quote: string } {
    const start = html.search(
      /<[^<>]+ id="(?:x_)*(?:appendonsend|divRplyFwdMsg|mail-editor-reference-message-container)"/,
    );
    return start < 0
      ? { above: html, quote: "" }
      : { above: html.slice(0, start), quote: html.slice(start) };
  }

  untrackedNotice(): Locator {
    return this.page.locator("[data-sightline-untracked]");
  }
}

/** What messages quote is behind three dots. */
async function showQuotesIn(page: Page): Promise<void> {
  const folded = page.locator("[data-standin=show-quote]");
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
}
