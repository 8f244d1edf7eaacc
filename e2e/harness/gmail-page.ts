import type { Locator, Page } from "playwright";
import { MailPanel } from "./mail-panel.ts";

declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { createHTML: (html: string) => string },
  ): { createHTML(html: string): string };
};

/** A mail as a person would describe it to somebody who is to write it. */
export interface MailToWrite {
  readonly to: string;
  readonly cc?: string;
  readonly bcc?: string;
  readonly subject: string;
  readonly html: string;
}

/** The rep's Gmail tab. */
export class GmailPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** @param account 0, or 1 for the second one that is signed in to in this browser */
  async open(fragment = "#inbox", account: 0 | 1 = 0): Promise<void> {
    await this.page.goto(`https://mail.google.com/mail/u/${account}/${fragment}`);
    await this.page.locator("[role=main]").waitFor();
  }

  async goTo(folder: "inbox" | "sent" | "drafts"): Promise<void> {
    await this.page.locator(`.aim[data-folder=${folder}] a`).click();
    await this.page.locator(`.aim.ain[data-folder=${folder}]`).waitFor();
  }

  row(subject: string): Locator {
    return this.page.locator(".zA", { hasText: subject });
  }

  async openThread(subject: string): Promise<void> {
    await this.row(subject).click();
    await this.page.locator("h2.hP", { hasText: subject }).waitFor();
  }

  /** The messages of the open conversation, oldest first. */
  messages(): Locator {
    return this.page.locator(".h7");
  }

  /** The status mark of the open conversation's message, the last one where `index` is left out. */
  mark(index = -1): Locator {
    return this.messages().nth(index).locator("[data-sightline-status]");
  }

  /** Presses a message's mark. */
  async openPanel(index = -1): Promise<MailPanel> {
    await this.mark(index).click();
    const panel = new MailPanel(this.page);
    await panel.root.waitFor();
    return panel;
  }

  /** "Print all": the window that it opens. */
  async print(): Promise<Page> {
    const opening = this.page.waitForEvent("popup");
    await this.page.getByRole("button", { name: "Print all" }).click();
    return opening;
  }

  /** Opens a compose window and waits until Sightline stands in it. */
  async compose(): Promise<ComposeDriver> {
    await this.page.locator("[gh=cm]").click();
    return this.openCompose().ready();
  }

  /** The compose window that was opened last. */
  openCompose(): ComposeDriver {
    return new ComposeDriver(this.page, this.page.locator(".Hd").last());
  }

  /** Replies to the open conversation's last message. */
  async reply(): Promise<ComposeDriver> {
    await this.messages().last().getByText("Reply", { exact: true }).click();
    return new ComposeDriver(this.page, this.page.locator(".ip.adB")).ready();
  }

  async forward(): Promise<ComposeDriver> {
    await this.messages().last().getByText("Forward", { exact: true }).click();
    return this.openCompose().ready();
  }

  /** Writes a mail and sends it. */
  async send(mail: MailToWrite): Promise<void> {
    const compose = await this.compose();
    await compose.write(mail);
    await compose.send();
    await this.said("Message sent");
  }

  /** Waits until Gmail's own bar says so. */
  async said(text: string): Promise<void> {
    await this.page.locator(".snackbar", { hasText: text }).waitFor();
  }

  /** Why Sightline says that a mail went out untracked. */
  untrackedNotice(): Locator {
    return this.page.locator("[data-sightline-untracked]");
  }
}

/** One compose window, or an inline reply. */
export class ComposeDriver {
  readonly root: Locator;
  readonly #page: Page;

  constructor(page: Page, root: Locator) {
    this.#page = page;
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
    await this.#page.keyboard.press("Enter");
  }

  /** Puts HTML above whatever stands in the editor, as pasting does. */
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
    await this.root.locator("[name=subjectbox]").fill(subject);
    await this.insertHtml(html);
  }

  async send(): Promise<void> {
    await this.root.locator(".aoO").click();
  }

  /** Ctrl+Enter, from within the editor. */
  async sendWithKeys(): Promise<void> {
    await this.editor().press("Control+Enter");
  }
}
