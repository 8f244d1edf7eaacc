import core, { type AxeResults } from "axe-core";
import type { Frame, Page } from "playwright";
import { expect } from "playwright/test";

/** In the page, once the source ran there. */
declare const axe: { run(options: { iframes: boolean }): Promise<AxeResults> };

/**
 * Has axe look at what a page, or a frame, shows just now, and fails with each of its findings. It is injected as a debugger
 * does, past the policy of the extension's pages, and into frames that no script of a page can find.
 */
export async function expectAccessible(shown: Page | Frame, what: string): Promise<void> {
  await shown.evaluate(core.source);
  const findings = await shown.evaluate(async () => {
    // What fades in has another contrast meanwhile.
    const ends = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished);
    await Promise.allSettled(ends);
    const { violations } = await axe.run({ iframes: false });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id} at ${node.target.join(" ")}: ${node.failureSummary ?? ""}`),
    );
  });
  expect.soft(findings, `accessibility of ${what}`).toEqual([]);
}
