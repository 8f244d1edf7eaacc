import type { Page } from "playwright";
import { expect, test } from "./harness/story.ts";
import { readInGmail } from "./recipients/recipients.ts";

/** What rows of some conversations looked like in the frames that were painted. */
interface SeenFrames {
  frames: number;
  /** By conversation: the states of its marks, "none" where it stood there without one. */
  readonly states: Record<string, string[]>;
  /** Rows with two marks, and those of other conversations that have one. */
  readonly wrong: string[];
}

/** Looks at every frame from now on. */
async function watchFrames(page: Page, conversations: readonly string[]): Promise<void> {
  await page.evaluate((ids) => {
    const seen: SeenFrames = { frames: 0, states: {}, wrong: [] };
    const look = (): void => {
      seen.frames += 1;
      for (const row of document.querySelectorAll("[role=option]")) {
        const id = row.getAttribute("data-convid") ?? "";
        const marks = [...row.querySelectorAll("[data-sightline-status]")];
        if (marks.length > 1 || (marks.length === 1 && !ids.includes(id))) seen.wrong.push(id);
        if (!ids.includes(id)) continue;
        const states = (seen.states[id] ??= []);
        const state = marks[0]?.getAttribute("data-sightline-status") ?? "none";
        if (!states.includes(state)) states.push(state);
      }
      // What stands here in an animation callback is what this frame paints.
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    Object.assign(globalThis, { seenFrames: seen });
  }, conversations);
}

/** What was seen since; forgets it. */
async function seenFrames(page: Page): Promise<SeenFrames> {
  return page.evaluate(() => {
    const { seenFrames: seen } = globalThis as { seenFrames?: SeenFrames };
    if (seen === undefined) throw new Error("Nobody watches the frames.");
    const copy = structuredClone(seen);
    seen.frames = 0;
    seen.wrong.length = 0;
    for (const id of Object.keys(seen.states)) delete seen.states[id];
    return copy;
  });
}

/** Scrolls the list as a turned wheel does, so many pixels a frame, from one end to the other. */
async function scrollThrough(page: Page, pixels: number): Promise<void> {
  await page.locator("[data-standin=message-list]").evaluate(
    (scroller, step) =>
      new Promise<void>((resolve) => {
        const turn = (): void => {
          const before = scroller.scrollTop;
          scroller.scrollTop += step;
          if (scroller.scrollTop === before) resolve();
          else requestAnimationFrame(turn);
        };
        turn();
      }),
    pixels,
  );
}

test("ticks among a thousand virtual rows: none lost, none doubled, none on another row, in any frame", async ({
  outlook,
  server,
  rep,
}) => {
  const { page } = rep.mail;
  const subjects = ["First", "Second", "Third"];
  outlook.seedSent(697);
  for (const subject of subjects)
    await rep.mail.send({ to: "ada@example.org", subject, html: `<p>${subject}</p>` });
  await rep.mail.goTo("sent");
  for (const subject of subjects) await expect(rep.mail.rowMark(subject, "sent")).toBeVisible();
  const ids = await Promise.all(
    subjects.map(
      async (subject) => (await rep.mail.row(subject).getAttribute("data-convid")) ?? "",
    ),
  );
  // Newer ones, from a telephone: the tracked mails lie in the middle of the list now.
  for (let index = 1; index <= 300; index += 1) {
    outlook.sendElsewhere({
      to: [{ email: `kim${index}@example.net`, name: "Kim" }],
      subject: `Newer ${index}`,
      html: "<p>Hi</p>",
      date: Date.now() + index,
    });
  }
  await rep.mail.refresh();
  await expect(rep.mail.row("Newer 300")).toBeVisible();
  const messages = await rep.extension.watchMessages();

  await watchFrames(page, ids);
  await test.step("down and up again", async () => {
    await scrollThrough(page, 430);
    await scrollThrough(page, -430);
    const seen = await seenFrames(page);
    expect(seen.frames).toBeGreaterThan(300);
    expect(seen.wrong).toEqual([]);
    expect(seen.states).toEqual(Object.fromEntries(ids.map((id) => [id, ["sent"]])));
  });

  await test.step("each row's status was asked for when it came, not more often", async () => {
    const asked = (await messages()).map(({ threads = 0 }) => threads);
    expect(asked.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2 * 1000);
  });

  await test.step("what changes while its row is scrolled away shows at once when it comes back", async () => {
    server.advance(60_000);
    await readInGmail(outlook.deliveredTo("ada@example.org")[1]?.html ?? "");
    await expect
      .poll(async () => (await rep.extension.mail("Second"))?.engagement.state)
      .toBe("opened");
    await scrollThrough(page, 215);
    const seen = await seenFrames(page);
    expect(seen.wrong).toEqual([]);
    expect(Object.entries(seen.states)).toEqual(
      expect.arrayContaining(ids.map((id, index) => [id, [index === 1 ? "opened" : "sent"]])),
    );
  });
});

for (const density of ["full", "medium", "compact"] as const) {
  test.describe(`in a ${density} list`, () => {
    test.use({ outlookOptions: { density } });

    test("a tick takes no room and covers no words", async ({ outlook, rep }) => {
      outlook.seedSent(5);
      await rep.mail.goTo("sent");
      const before = await rep.mail.row("").first().boundingBox();
      await rep.mail.send({
        to: "Ada Lovelace of the Analytical Engine Company <ada@example.org>",
        subject: "A subject that is long enough to reach the other side of a narrow list of mail",
        html: "<p>And a text that is just as long, so that it reaches the other side of it, too.</p>",
      });
      const row = rep.mail.row("A subject that");
      const mark = row.locator("[data-sightline-status]");
      await expect(mark).toBeVisible();
      expect((await row.boundingBox())?.height).toBe(before?.height);
      expect(await row.evaluate(coveredWords)).toEqual([]);
    });
  });
}

/** Runs in the page. Texts of a row that its mark lies upon. */
function coveredWords(row: Element): string[] {
  const mark = row.querySelector("[data-sightline-status]")?.getBoundingClientRect();
  const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
  const covered: string[] = [];
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
    const range = document.createRange();
    range.selectNodeContents(text);
    const clip = text.parentElement?.closest("div")?.getBoundingClientRect();
    for (const { left, right, top, bottom } of range.getClientRects()) {
      if (mark === undefined || clip === undefined) continue;
      const seenRight = Math.min(right, clip.right);
      if (left < mark.right && mark.left < seenRight && top < mark.bottom && mark.top < bottom)
        covered.push(text.textContent ?? "");
    }
  }
  return covered;
}
