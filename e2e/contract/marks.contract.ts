import { expect, test } from "playwright/test";
import type { Locator } from "playwright";
import { BODY, freshSubject, type InWorld } from "./client-under-test.ts";
import { LAUNCHER } from "./probe/notes.ts";

/** Marks in lists and at messages. */
export function describeMarks(world: InWorld): void {
  test("of a row shows as a named button in it, is replaced and taken away, and shifts nothing", async () => {
    const { mail, probe } = world();
    const subject = freshSubject("Marked");
    await mail.send({ to: "ada@example.org", subject, html: BODY });
    await probe.forget();
    await mail.goTo("sent");
    await mail.openThread(subject);
    const { threadId } = await probe.one("thread");
    await probe.forget();
    await mail.goTo("inbox");
    await mail.goTo("sent");
    const { id } = await probe.one("row", (note) => note.threadId === threadId);
    const row = mail.row(subject);
    await row.waitFor();
    const before = await layoutOf(row);

    await probe.mark(id, { state: "sent", title: "Sent" });
    await expect(markIn(row, /^Sent \d+$/)).toBeVisible();
    await expect(markIn(mail.page.locator("body"), /^Sent \d+$/)).toHaveCount(1);
    expect(await layoutOf(row)).toEqual(before);
    await probe.mark(id, { state: "clicked", title: "Clicked" });
    await expect(markIn(row, /^Clicked \d+$/)).toBeVisible();
    await expect(markIn(row, /^Sent \d+$/)).toHaveCount(0);
    expect(await layoutOf(row)).toEqual(before);

    await test.step("its words are asked for anew whenever it is pointed at", async () => {
      const mark = markIn(row, /^Clicked \d+$/);
      const first = await countIn(mark);
      await mark.hover();
      await expect.poll(() => countIn(mark)).toBeGreaterThan(first);
      await probe.one("mark pointed at", (note) => note.id === id);
      await mail.page.mouse.move(0, 0);
      await probe.one("mark left", (note) => note.id === id);
    });
    await test.step("the mouse and the keyboard press it, and the page does not open the mail", async () => {
      const address = mail.page.url();
      const mark = markIn(row, /^Clicked \d+$/);
      await mark.click();
      await mark.press("Enter");
      await mark.press("Space");
      await expect
        .poll(() => probe.all("mark pressed"))
        .toMatchObject([{ expanded: "false" }, { expanded: "false" }, { expanded: "false" }]);
      expect(mail.page.url()).toBe(address);
      await expect(row).toBeVisible();
      expect(await layoutOf(row)).toEqual(before);
    });
    await test.step("a hot mail's, and that of an untracked one, look different, and shift nothing either", async () => {
      await probe.mark(id, { state: "opened", isHot: true, title: "Hot" });
      await expect(row.locator("[data-sightline-status=opened][data-sightline-hot]")).toBeVisible();
      expect(await layoutOf(row)).toEqual(before);
      await probe.mark(id, { state: "untracked", title: "Untracked" });
      await expect(row.locator("[data-sightline-hot]")).toHaveCount(0);
      await expect(markIn(row, /^Untracked \d+$/)).toBeVisible();
      expect(await layoutOf(row)).toEqual(before);
      await probe.mark(id, { state: "clicked", title: "Clicked" });
    });
    await probe.mark(id, null);
    await expect(markIn(row, /^Clicked \d+$/)).toBeHidden();
    await probe.mark(id, { state: "opened", title: "Again" });
    await expect(markIn(row, /^Again \d+$/)).toBeVisible();

    await test.step("one that left the page can be marked without harm, and its successor has no mark", async () => {
      await mail.goTo("drafts");
      await probe.closed(id);
      await probe.mark(id, { state: "sent", title: "Too late" });
      await mail.goTo("sent");
      await row.waitFor();
      await probe.one("row", (note) => note.threadId === threadId && note.id !== id);
      await expect(markIn(mail.page.locator("body"), /^(?:Too late|Again) \d+$/)).toHaveCount(0);
    });
  });

  test("of all in a list one is within reach of the Tab key, and the arrows go to the others", async () => {
    const { mail, probe } = world();
    await mail.goTo("sent");
    await mail.page.locator("[data-sightline-status]").first().waitFor({ state: "detached" });
    await expect.poll(async () => (await probe.all("row")).length).toBeGreaterThan(2);
    const rows = await probe.all("row");
    for (const { id } of rows) await probe.mark(id, { state: "sent", title: "Sent" });
    const marks = mail.page.locator("[data-sightline-status=sent][role=button]");
    const count = await marks.count();
    expect(count).toBeGreaterThan(2);
    const stops = marks.and(mail.page.locator("[tabindex='0']"));
    await expect(stops).toHaveCount(1);
    await marks.first().focus();
    await mail.page.keyboard.press("ArrowDown");
    await expect(marks.nth(1)).toBeFocused();
    await probe.one("mark pointed at", (note) => rows.some(({ id }) => id === note.id));
    await mail.page.keyboard.press("ArrowUp");
    await mail.page.keyboard.press("ArrowUp");
    await expect(marks.first()).toBeFocused();
    await expect(stops).toHaveCount(1);
    await probe.one("mark left");
    for (const { id } of rows) await probe.mark(id, null);
  });

  test("of a message shows a few words beside it where they shift and cover nothing", async () => {
    const { mail, probe } = world();
    const subject = freshSubject("Lined");
    await mail.send({ to: "ada@example.org", subject, html: BODY });
    await mail.goTo("sent");
    await mail.openThread(subject);
    const { id } = await probe.one("message");
    const message = mail.messages().last();
    const before = await message.boundingBox();
    await probe.mark(id, { state: "opened", title: "Opened", line: "Opened 2×" });
    const line = message.locator(".sightline-line");
    await expect(line).toHaveAttribute("data-fits", "");
    await expect(line).toHaveText("Opened 2×");
    expect(await message.boundingBox()).toEqual(before);
    await probe.mark(id, {
      state: "opened",
      title: "Opened",
      line: "No room for this. ".repeat(40),
    });
    await expect(line).not.toHaveAttribute("data-fits", "");
    await expect(line).toBeHidden();
    expect(await message.boundingBox()).toEqual(before);
    await probe.mark(id, { state: "opened", title: "Opened", line: "" });
    await expect(line).toBeHidden();
    expect(await message.boundingBox()).toEqual(before);
    await probe.mark(id, null);
  });

  test("the launcher is a button over the page, which keyboard and mouse press", async () => {
    const { mail, probe } = world();
    const launcher = mail.page.getByRole("button", { name: LAUNCHER });
    await expect(launcher).toHaveCount(1);
    await launcher.click();
    await launcher.press("Enter");
    await expect.poll(async () => (await probe.all("launched")).length).toBe(2);
    const host = mail.page.locator("[data-sightline-launcher]");
    expect(await host.evaluate((element) => getComputedStyle(element).position)).toBe("fixed");
  });

  test("of a message is a named button that a click, Enter and Space press, and the page does not", async () => {
    const { mail, probe } = world();
    const subject = freshSubject("Pressed");
    await mail.send({ to: "ada@example.org", subject, html: BODY });
    await mail.goTo("sent");
    await mail.openThread(subject);
    const { id } = await probe.one("message");
    const address = mail.page.url();
    const message = mail.messages().last();
    const before = await message.boundingBox();
    await probe.mark(id, { state: "opened", title: "Opened" });
    const mark = message.getByRole("button", { name: /^Opened \d+$/ });
    await expect(mark).toBeVisible();
    await expect(mail.page.getByRole("button", { name: /^Opened \d+$/ })).toHaveCount(1);
    expect(await message.boundingBox()).toEqual(before);

    const pressed = async (): Promise<number> =>
      (await probe.course(id)).filter((what) => what === "mark pressed").length;
    await mark.click();
    await expect.poll(pressed).toBe(1);
    await mark.press("Enter");
    await expect.poll(pressed).toBe(2);
    await mark.press("Space");
    await expect.poll(pressed).toBe(3);
    expect(await probe.all("mark pressed")).toMatchObject([
      { expanded: "false" },
      { expanded: "false" },
      { expanded: "false" },
    ]);
    await expect(mail.body()).toBeVisible();
    expect(mail.page.url()).toBe(address);
    expect(await mark.evaluate((button: HTMLElement) => button.tabIndex)).toBeGreaterThanOrEqual(0);

    await mail.page.mouse.move(0, 0);
    const first = await countIn(mark);
    await mark.hover();
    await expect.poll(() => countIn(mark)).toBeGreaterThan(first);
    await probe.mark(id, { state: "replied", title: "Replied" });
    await expect(message.getByRole("button", { name: /^Replied \d+$/ })).toBeVisible();
    await expect(mark).toHaveCount(0);
    await message.getByRole("button", { name: /^Replied \d+$/ }).click();
    await expect.poll(pressed).toBe(4);
    await probe.mark(id, null);
    await expect(message.getByRole("button", { name: /^Replied \d+$/ })).toBeHidden();
  });
}

function markIn(within: Locator, name: RegExp): Locator {
  return within.getByRole("button", { name });
}

/** How often the mark's words were asked for when they were written where they stand. */
async function countIn(mark: Locator): Promise<number> {
  return Number(/\d+$/.exec((await mark.getAttribute("aria-label")) ?? "")?.[0]);
}

/** Where a row and its own cells lie, and where its successor begins. */
async function layoutOf(row: Locator): Promise<readonly (readonly number[])[]> {
  return row.evaluate((element) => {
    const cells = [...element.children].filter((cell) => !cell.matches("[data-sightline-status]"));
    return [element, ...cells, element.nextElementSibling].map((part) => {
      const { x, y, width, height } = part?.getBoundingClientRect() ?? new DOMRect();
      return [x, y, width, height];
    });
  });
}
