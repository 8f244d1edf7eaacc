import type { Locator } from "playwright";
import { expect } from "playwright/test";
import { expectAccessible } from "./accessibility.ts";
import { Inset } from "./mail-panel.ts";
import type { ComposePage } from "./webmail.ts";

/** The menu beside the switch of a compose window. */
export class ComposeMenu extends Inset {
  /** What opens and closes it. */
  readonly button: Locator;

  constructor(compose: Pick<ComposePage, "root" | "page">) {
    super(compose.page, "compose");
    this.button = compose.root.locator("[data-sightline-menu]");
  }

  async open(): Promise<this> {
    await this.button.click();
    return this.drawn();
  }

  /** One of what can be chosen together. */
  choice(name: string): Locator {
    return this.root.getByRole("checkbox", { name, exact: true });
  }

  /** One of a few. */
  radio(name: string): Locator {
    return this.root.getByRole("radio", { name, exact: true });
  }

  /**
   * Waits until the keyboard is at this part of it; as one that was never pressed with a mouse, the frame does not know
   * of the focus that Playwright pretends the page has.
   */
  async hasKeyboardAt(name: string): Promise<void> {
    const at = async (): Promise<string> =>
      this.frame.evaluate(() => {
        const labelled = document.activeElement?.getAttribute("aria-labelledby") ?? "";
        const label = document.activeElement?.getAttribute("aria-label");
        return label ?? document.getElementById(labelled)?.textContent ?? "";
      });
    await expect.poll(at).toBe(name);
  }

  async expectAccessible(what: string): Promise<void> {
    await expectAccessible(this.frame, `the compose menu, ${what}`);
  }
}
