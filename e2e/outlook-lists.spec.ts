import type { Page } from "playwright";
import { expect, test } from "./harness/story.ts";
import { readInGmail } from "./recipients/recipients.ts";

const subjects = ["First", "Second", "Third"];

/** What was wrong with marks in frames that were painted. */
interface Watch {
  readonly frames: number;
  /** Rows of these conversations that stood there without a mark, or with two. */
  readonly bare: readonly string[];
  readonly doubled: readonly string[];
}

/** Looks at every frame that is painted from now on, until it is asked what it saw. */
async function watchFrames(
  page: Page,
  conversations: readonly string[],
): Promise<() => Promise<Watch>> {
  await page.evaluate((ids) => {
    const seen = { frames: 0, bare: new Set<string>(), doubled: new Set<string>(), on: true };
    const look = (): void => {
      seen.frames += 1;
      for (const row of document.querySelectorAll("[role=option][data-convid]")) {
        const id = row.getAttribute("data-convid") ?? "";
        const marks = row.querySelectorAll("[data-sightline-status]").length;
        if (marks > 1 || (marks > 0 && !ids.includes(id))) seen.doubled.add(id);
        if (marks === 0 && ids.includes(id)) seen.bare.add(id);
      }
      // A frame is painted after its animation callbacks: what a later one finds was on the screen.
      if (seen.on) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(globalThis, { seenFrames: seen });
  }, conversations);
  return () =>
    page.evaluate(() => {
      const { seenFrames } = globalThis as unknown as {
        seenFrames: { frames: number; bare: Set<string>; doubled: Set<string>; on: boolean };
      };
      seenFrames.on = false;
      return {
        frames: seenFrames.frames,
        bare: [...seenFrames.bare],
        doubled: [...seenFrames.doubled],
      };
    });
}
