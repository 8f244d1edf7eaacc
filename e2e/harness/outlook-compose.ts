import type { Locator, Page } from "playwright";
import type { ComposePage, MailToWrite } from "./webmail.ts";

/** What the stand-in's page tells tests beside what it shows; a popout's opener tells it for the popout. */
export interface StandInPage {
  readonly standIn?: {
    /** Sends that the server took, and that it did not, since this page was loaded. */
    readonly sentCount: number;
    readonly failedCount: number;
    /** The HTML that would leave if Send were pressed now. */
    exported(editor: HTMLElement): string;
  };
  readonly opener?: StandInPage | null;
}

declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { createHTML: (html: string) => string },
  ): { createHTML(html: string): string };
};

/** One compose form of Outlook: docked, inline, or in a window of its own. */
export class OutlookCompose implements ComposePage {
  readonly page: Page;
  readonly root: Locator;

  constructor(page: Page, root: Locator) {
    this.page = page;
    this.root = root;
  }

  async ready(): Promise<this> {
    await this.toggle().waitFor();
    return this;
  }

  toggle(): Locator {
    return this.root.locator("[data-sightline-tracking]");
  }

  editor(): Locator {
    return this.root.locator(
      "[id^=editorParent_] > [contenteditable=true], [id^=editorParent_] textarea",
    );
  }

  async addRecipient(field: "To" | "Cc" | "Bcc", people: string): Promise<void> {
    await this.root.locator(`[data-standin=well-${field.toLowerCase()}]`).click();
    await this.page.keyboard.insertText(people);
    await this.page.keyboard.press("Enter");
  }

  subject(): Locator {
    return this.root.locator("[data-standin=subject]");
  }

  async setSubject(subject: string): Promise<void> {
    await this.subject().fill(subject);
  }

  async insertHtml(html: string): Promise<void> {
    await this.editor().evaluate((editor, inserted) => {
      const policy = trustedTypes.createPolicy("test", { createHTML: (text) => text });
      const above = editor.ownerDocument.createElement("div");
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
    return this.editor().evaluate((editor) => {
      const view = globalThis as StandInPage;
      const standIn = view.standIn ?? view.opener?.standIn;
      if (standIn === undefined || !(editor instanceof HTMLElement))
        throw new Error("This page is not the stand-in's.");
      return standIn.exported(editor);
    });
  }

  async unfoldQuote(): Promise<void> {
    await this.root.locator("[data-standin=expand-quote]").click();
    await this.root.locator("[data-standin=expand-quote]").waitFor({ state: "detached" });
  }

  async plainText(): Promise<void> {
    await this.root.locator("[data-standin=plain-text]").click();
  }

  sendButton(): Locator {
    return this.root.locator("[data-standin=send]");
  }

  async send(): Promise<void> {
    await this.sendButton().click();
  }

  async sendWithKeys(): Promise<void> {
    try {
      await this.editor().press("Control+Enter");
    } catch (error) {
      // A window of its own closes while the keys are still down.
      if (!this.page.isClosed()) throw error;
    }
  }

  /** Presses the arrow beside Send, and what its menu has of this name. */
  async sendFromMenu(item: "send-now" | "schedule-send"): Promise<void> {
    await this.root.locator("[data-standin=send-menu]").click();
    await this.page.locator(`[role=menuitem][data-standin=${item}]`).click();
  }

  async discard(): Promise<void> {
    await this.root.locator("#discardCompose").click();
  }

  /** Opens it in a window of its own. */
  async popOut(): Promise<OutlookCompose> {
    const opening = this.page.waitForEvent("popup");
    await this.root.locator("#popoutCompose").click();
    const window = await opening;
    return new OutlookCompose(window, window.locator("[data-app-section=Form_Content]")).ready();
  }

  async saveAndClose(): Promise<void> {
    await this.root.locator("[data-standin=close-compose]").click();
  }
}
