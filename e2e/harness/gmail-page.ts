import type { Locator, Page } from "playwright";
import type { SendFailure } from "../stand-in/mail.ts";
import { MailPanel } from "./mail-panel.ts";
import type { ComposePage, MailFolder, MailPage, MailToWrite, OtherView } from "./webmail.ts";

declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { createHTML: (html: string) => string },
  ): { createHTML(html: string): string };
};

/** The rep's Gmail tab. */
export class GmailPage implements MailPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /**
   * @param place a folder, or a folder's conversation: `sent/<id>`
   * @param account 0, or 1 for the second one that is signed in to in this browser
   */
  async open(place = "inbox", account: 0 | 1 = 0): Promise<void> {
    await this.page.goto(`https://mail.google.com/mail/u/${account}/#${place}`);
    await this.page.locator("[role=main]").waitFor();
  }

  async goTo(folder: MailFolder): Promise<void> {
    await this.page.locator(`.aim[data-folder=${folder}] a`).click();
    await this.page.locator(`.aim.ain[data-folder=${folder}]`).waitFor();
  }

  async refresh(): Promise<void> {
    await this.page.getByLabel("Refresh").click();
  }

  row(subject: string): Locator {
    return this.page.locator(".zA", { hasText: subject });
  }

  rowMark(subject: string, state: string): Locator {
    return this.row(subject).locator(`[data-sightline-status="${state}"]`);
  }

  async openThread(subject: string): Promise<void> {
    await this.row(subject).click();
    await this.heading(subject).waitFor();
  }

  heading(subject: string): Locator {
    return this.page.locator("h2.hP", { hasText: subject });
  }

  /** The messages of the open conversation, oldest first. */
  messages(): Locator {
    return this.page.locator(".h7");
  }

  /** Quotes of received mail stand open here. */
  async showQuotes(): Promise<void> {}

  body(index = -1): Locator {
    return this.messages().nth(index).locator(".ii.gt");
  }

  mark(index = -1): Locator {
    return this.messages().nth(index).locator("[data-sightline-status]");
  }

  async openPanel(index = -1): Promise<MailPanel> {
    await this.mark(index).click();
    return new MailPanel(this.page).drawn();
  }

  /** "Print all": the window that it opens. */
  async print(): Promise<Page> {
    const opening = this.page.waitForEvent("popup");
    await this.page.getByRole("button", { name: "Print all" }).click();
    return opening;
  }

  otherViews(threadId: string, subject: string): readonly OtherView[] {
    const inNewTab = async (place: string, account: 0 | 1): Promise<GmailPage> => {
      const tab = new GmailPage(await this.page.context().newPage());
      await tab.open(place, account);
      return tab;
    };
    return [
      {
        name: "in another tab",
        open: async () => {
          const tab = await inNewTab(`sent/${threadId}`, 0);
          await tab.heading(subject).waitFor();
          return tab.page;
        },
      },
      {
        name: "printed",
        open: async () => {
          const printed = await this.print();
          await printed.locator(".message").first().waitFor();
          return printed;
        },
      },
      {
        name: "in a second account",
        open: async () => {
          const tab = await inNewTab("inbox", 1);
          await tab.openThread(subject);
          return tab.page;
        },
      },
    ];
  }

  async compose(): Promise<ComposeDriver> {
    await this.page.locator("[gh=cm]").click();
    return this.openCompose().ready();
  }

  openCompose(): ComposeDriver {
    return new ComposeDriver(this.page, this.page.locator(".Hd").last());
  }

  async openDraft(subject: string): Promise<ComposeDriver> {
    await this.row(subject).click();
    return this.openCompose().ready();
  }

  async reply(): Promise<ComposeDriver> {
    await this.messages().last().getByText("Reply", { exact: true }).click();
    return new ComposeDriver(this.page, this.page.locator(".ip.adB")).ready();
  }

  async forward(): Promise<ComposeDriver> {
    await this.messages().last().getByText("Forward", { exact: true }).click();
    return this.openCompose().ready();
  }

  async send(mail: MailToWrite): Promise<void> {
    const compose = await this.compose();
    await compose.write(mail);
    await compose.send();
    await this.mailSent();
  }

  async mailSent(): Promise<void> {
    await this.said("Message sent");
  }

  async notSent(): Promise<void> {
    await this.page.locator(".snackbar", { hasText: /Not connected|was not sent/ }).waitFor();
  }

  async tryAgain(cause: SendFailure | "offline"): Promise<void> {
    // What waits for the connection leaves by itself.
    if (cause === "offline") return;
    if (cause === "http-500") {
      const compose = await this.openCompose().ready();
      await compose.send();
    } else {
      await this.page.locator(".snackbar").getByText("Try now").click();
    }
  }

  /** Waits until Gmail's own bar says so. */
  async said(text: string): Promise<void> {
    await this.page.locator(".snackbar", { hasText: text }).waitFor();
  }

  quoteIn(html: string): { readonly above: string; readonly quote: string } {
    const [above = "", quote = ""] = html.split('<div class="gmail_quote');
    return { above, quote };
  }

  untrackedNotice(): Locator {
    return this.page.locator("[data-sightline-untracked]");
  }
}

/** One compose window, or an inline reply. */
export class ComposeDriver implements ComposePage {
  readonly root: Locator;
  readonly page: Page;

  constructor(page: Page, root: Locator) {
    this.page = page;
    this.root = root;
  }

  /** Waits for Sightline's button: InboxSDK may take two seconds to find the first compose window of a page. */
  async ready(): Promise<this> {
    await this.toggle().waitFor();
    return this;
  }

  toggle(): Locator {
    return this.root.locator("[data-sightline-tracking]");
  }

  editor(): Locator {
    return this.root.locator("[g_editable=true]");
  }

  async addRecipient(field: "To" | "Cc" | "Bcc", people: string): Promise<void> {
    await this.root.getByLabel(`${field} recipients`, { exact: true }).fill(people);
    await this.page.keyboard.press("Enter");
  }

  async setSubject(subject: string): Promise<void> {
    await this.root.locator("[name=subjectbox]").fill(subject);
  }

  async insertHtml(html: string): Promise<void> {
    await this.editor().evaluate((editor, inserted) => {
      const policy = trustedTypes.createPolicy("test", { createHTML: (text) => text });
      const above = document.createElement("div");
      above.innerHTML = policy.createHTML(inserted);
      editor.prepend(...above.childNodes);
      editor.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }, html);
  }

  async write({ to, cc, bcc, subject, html }: MailToWrite): Promise<void> {
    await this.addRecipient("To", to);
    if (cc !== undefined) await this.addRecipient("Cc", cc);
    if (bcc !== undefined) await this.addRecipient("Bcc", bcc);
    await this.setSubject(subject);
    await this.insertHtml(html);
  }

  async written(): Promise<string> {
    return `<div dir="ltr">${await this.editor().innerHTML()}</div>`;
  }

  async unfoldQuote(): Promise<void> {
    await this.root.locator(".ajR").click();
  }

  async plainText(): Promise<void> {
    await this.root.getByText("Plain text mode").click();
  }

  async send(): Promise<void> {
    await this.root.locator(".aoO").click();
  }

  async sendWithKeys(): Promise<void> {
    await this.editor().press("Control+Enter");
  }

  async saveAndClose(): Promise<void> {
    await this.root.getByLabel("Save & close").click();
  }
}
