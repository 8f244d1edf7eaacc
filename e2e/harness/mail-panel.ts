import type { Locator, Page } from "playwright";

/** What opens beside a message's status mark: what became of the mail, and why. */
export class MailPanel {
  readonly root: Locator;

  constructor(page: Page) {
    this.root = page.getByRole("dialog", { name: "What became of this mail" });
  }

  /** Newest first. */
  readings(): Locator {
    return this.root.locator("ol > li");
  }

  /** Of each reading, newest first. */
  async verdicts(): Promise<string[]> {
    const readings = await this.readings().all();
    return Promise.all(
      readings.map(async (reading) => (await reading.getAttribute("data-verdict")) ?? ""),
    );
  }

  async press(name: string, reading = 0): Promise<void> {
    await this.readings().nth(reading).getByRole("button", { name }).click();
  }
}
