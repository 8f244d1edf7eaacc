import { expect } from "playwright/test";
import type { Frame, Locator, Page } from "playwright";

/** What Sightline shows in a frame over the page of a mail client. */
export class Inset {
  readonly page: Page;
  readonly view: "card" | "thread" | "compose";
  /** What of it stands in the page itself; the frame is in a closed shadow tree of it. */
  readonly host: Locator;

  constructor(page: Page, view: Inset["view"]) {
    this.page = page;
    this.view = view;
    this.host = page.locator(`[data-sightline-inset="${view}"]`);
  }

  /** Waits until the frame has drawn something. */
  async drawn(): Promise<this> {
    await expect(this.host).toHaveAttribute("data-state", "drawn");
    await expect(this.host).toBeVisible();
    return this;
  }

  /** @throws before it is loaded */
  get frame(): Frame {
    const frame = this.page.frames().find((one) => one.name() === `sightline-${this.view}`);
    if (frame === undefined) throw new Error(`there is no frame with the ${this.view}`);
    return frame;
  }

  /** What stands in the frame. @throws before it is loaded */
  get root(): Locator {
    return this.frame.getByRole("dialog");
  }

  async isClosed(): Promise<void> {
    await expect(this.host).toBeHidden();
  }

  /** The words that stand in the frame's place; scripts cannot look into a closed shadow tree, the debugger can. */
  async words(): Promise<string> {
    const session = await this.page.context().newCDPSession(this.page);
    try {
      const { root } = await session.send("DOM.getDocument", { depth: -1, pierce: true });
      const host = find(root, (node) =>
        (node.attributes ?? []).some(
          (value, index, all) => value === this.view && all[index - 1] === "data-sightline-inset",
        ),
      );
      return host === null ? "" : textOf(host);
    } finally {
      await session.detach();
    }
  }
}

/** The drawer that a message's mark opens: what became of the conversation's mails, and why. */
export class MailPanel extends Inset {
  constructor(page: Page) {
    super(page, "thread");
  }

  /** Of the mail that is unfolded, newest first. */
  readings(): Locator {
    return this.root.locator("ol > [data-verdict]");
  }

  /** Of each reading, newest first. */
  async verdicts(): Promise<string[]> {
    const readings = await this.readings().all();
    return Promise.all(
      readings.map(async (reading) => (await reading.getAttribute("data-verdict")) ?? ""),
    );
  }

  /** Unfolds why a reading counts or does not. */
  async unfold(reading: number): Promise<Locator> {
    const item = this.readings().nth(reading);
    const head = item.locator("button[aria-expanded]").first();
    if ((await head.getAttribute("aria-expanded")) === "false") await head.click();
    return item;
  }

  async press(name: string | RegExp, reading = 0): Promise<void> {
    const item = await this.unfold(reading);
    await item.getByRole("button", { name }).first().click();
  }
}

interface DomNode {
  readonly nodeName: string;
  readonly nodeValue?: string;
  readonly attributes?: string[];
  readonly children?: DomNode[];
  readonly shadowRoots?: DomNode[];
  readonly contentDocument?: DomNode;
}

function find(node: DomNode, fits: (node: DomNode) => boolean): DomNode | null {
  if (fits(node)) return node;
  for (const child of node.children ?? []) {
    const found = find(child, fits);
    if (found !== null) return found;
  }
  return null;
}

function textOf(node: DomNode): string {
  const below = [...(node.shadowRoots ?? []), ...(node.children ?? [])];
  return [node.nodeValue ?? "", ...below.map(textOf)].join(" ").replace(/\s+/g, " ").trim();
}
