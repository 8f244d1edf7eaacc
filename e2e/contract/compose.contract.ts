import { expect, test } from "playwright/test";
import type { ComposePage } from "../harness/webmail.ts";
import { BODY, freshSubject, type InWorld, LINK } from "./client-under-test.ts";
import { pixelsIn } from "./pixels-in.ts";
import type { Probe } from "./probe-driver.ts";

/** A mail being written: what is handed over, and the switch beside its Send button. */
export function describeCompose(world: InWorld): void {
  test("is handed over with its mailbox, its host and what can be written in", async () => {
    const { client, mail, probe, standIn } = world();
    const compose = await mail.compose();
    const { id, account } = await probe.one("compose");
    // "" where the page does not say it.
    expect(["", standIn.owner.email]).toContain(account);
    expect(await probe.order({ order: "host" })).toBe(new URL(mail.page.url()).host);
    await compose.insertHtml(BODY);
    expect(await probe.order({ order: "unfold quote", id })).toContain(`href="${LINK}"`);
    await client.discard(compose);
    await probe.closed(id);
    expect(await probe.all("leaving")).toEqual([]);
  });

  test("that is closed and kept is handed over anew when it is opened again", async () => {
    const { client, mail, probe } = world();
    const subject = freshSubject("Kept");
    const compose = await mail.compose();
    const first = await probe.one("compose");
    await compose.write({ to: "ada@example.org", subject, html: BODY });
    await compose.saveAndClose();
    await probe.closed(first.id);

    await mail.goTo("drafts");
    await mail.row(subject).waitFor();
    const opened = await mail.openDraft(subject);
    const second = await probe.one("compose", ({ id }) => id !== first.id);
    expect(await probe.order({ order: "unfold quote", id: second.id })).toContain(LINK);
    await client.discard(opened);
    await probe.closed(second.id);
  });

  test("is the same draft when its mail was sent and taken back", async () => {
    const { client, mail, probe, standIn } = world();
    const subject = freshSubject("One draft");
    const compose = await mail.compose();
    const first = await probe.one("compose");
    await compose.write({ to: "ada@example.org", subject, html: BODY });
    const again = await client.sendAndTakeBack(world(), compose);
    await again.ready();
    const second = await probe.one("compose", ({ id }) => id !== first.id);
    expect(second.draftId).toBe(first.draftId);

    const sends = standIn.deliveredTo("ada@example.org").length;
    await again.send();
    await mail.mailSent();
    await probe.one("sent", ({ id }) => id === second.id);
    const copies = standIn.deliveredTo("ada@example.org").slice(sends);
    expect(copies).toMatchObject([{ subject }]);
    // What is left of the first one in the form is for the tracking to take out.
    expect(pixelsIn(copies[0]?.html ?? "")).toContain(second.pixelOf);
  });

  test("keeps apart from another one that stands open beside it", async () => {
    const { client, mail, probe, standIn } = world();
    const subjects = [freshSubject("Beside"), freshSubject("Beside")] as const;
    const first = await mail.compose();
    const one = await probe.one("compose");
    await first.write({ to: "ada@example.org", subject: subjects[0], html: "<p>The first</p>" });
    const second = await mail.compose();
    const other = await probe.one("compose", ({ id }) => id !== one.id);
    expect(other.draftId).not.toBe(one.draftId);
    await second.write({ to: "bob@example.org", subject: subjects[1], html: "<p>The second</p>" });

    for (const [{ draftId }, subject, person] of [
      [other, subjects[1], "bob@example.org"],
      [one, subjects[0], "ada@example.org"],
    ] as const) {
      await client.bringForward(mail, subject);
      const form = mail.openCompose();
      await form.ready();
      await form.send();
      await mail.mailSent();
      const windows = (await probe.all("compose")).filter((note) => note.draftId === draftId);
      const { id } = await probe.one("sent", (note) => windows.some((it) => it.id === note.id));
      const leaving = await probe.one("leaving", (note) => note.id === id);
      expect(leaving.subject).toBe(subject);
      expect(leaving.recipients.map(({ email }) => email)).toEqual([person]);
      const copies = standIn.deliveredTo(person).filter((copy) => copy.subject === subject);
      expect(copies).toHaveLength(1);
    }
  });

  test("has one switch, which a click, Enter and Space press, once each", async () => {
    const { client, mail, probe } = world();
    const compose = await mail.compose();
    const { id } = await probe.one("compose");
    const toggle = switchIn(compose, "The probe's switch");
    await expect(toggle).toHaveCount(1);
    await expect(toggle).toHaveAttribute("aria-pressed", "true");

    await toggle.click();
    await expect.poll(() => presses(probe, id)).toBe(1);
    await toggle.press("Enter");
    await expect.poll(() => presses(probe, id)).toBe(2);
    await toggle.press("Space");
    await expect.poll(() => presses(probe, id)).toBe(3);
    expect(await toggle.evaluate((button: HTMLElement) => button.tabIndex)).toBeGreaterThanOrEqual(
      0,
    );
    expect(await probe.course(id)).not.toContain("pressed");

    const menu = switchIn(compose, "The probe's menu");
    await expect(menu).toHaveAttribute("aria-haspopup", "dialog");
    await menu.click();
    await menu.press("Enter");
    await menu.press("Space");
    await expect.poll(async () => (await probe.all("menu pressed")).length).toBe(3);
    const given = { menu: "The probe's menu", expanded: "false" };
    expect(await probe.all("menu pressed")).toMatchObject([given, given, given]);
    expect(await probe.all("toggle pressed")).toMatchObject([given, given, given]);
    const [ofToggle, ofMenu] = await Promise.all([toggle.boundingBox(), menu.boundingBox()]);
    expect(middleOf(ofMenu)).toBeCloseTo(middleOf(ofToggle), 0);

    const off = { state: "off", title: "Off now", menuTitle: "More now" } as const;
    await probe.order({ order: "update toggle", id, toggle: off });
    const updated = switchIn(compose, "Off now");
    await expect(updated).toHaveAttribute("aria-pressed", "false");
    await expect(toggle).toHaveCount(0);
    await expect(switchIn(compose, "More now")).toBeVisible();
    for (const state of ["opens", "links", "both"] as const) {
      await probe.order({ order: "update toggle", id, toggle: { ...off, state } });
      await expect(updated).toHaveAttribute("aria-pressed", "true");
    }
    for (const state of ["unavailable", "held", "off"] as const) {
      await probe.order({ order: "update toggle", id, toggle: { ...off, state } });
      await expect(updated).toHaveAttribute("aria-pressed", "false");
    }

    // A page may draw its toolbar anew at any time; what it drew must not double the switch or lose it.
    await compose.write({ to: "ada@example.org", subject: freshSubject("Toolbar"), html: BODY });
    await compose.editor().press("End");
    await expect(updated).toHaveCount(1);
    await expect(updated).toHaveAttribute("aria-pressed", "false");
    await updated.click();
    await expect.poll(() => presses(probe, id)).toBe(4);
    await expect(switchIn(compose, "More now")).toHaveCount(1);
    await client.discard(compose);
    await probe.closed(id);
  });

  test("tells to whom it goes and about what before it is sent, and when that has changed", async () => {
    const { client, mail, probe } = world();
    const compose = await mail.compose();
    const { id } = await probe.one("compose");
    expect(await head(probe, id)).toEqual({ recipients: [], subject: "", isPlainText: false });
    const subject = freshSubject("Before Send");
    await becomes(probe, id, () => compose.addRecipient("To", "Ada Lovelace <ada@example.org>"));
    await becomes(probe, id, () => compose.setSubject(subject));
    await becomes(probe, id, () => compose.insertHtml(BODY));
    await becomes(probe, id, () => compose.addRecipient("Cc", "bob@example.org"));
    await expect
      .poll(() => head(probe, id))
      .toMatchObject({
        subject,
        recipients: [
          { email: "ada@example.org", field: "to" },
          { email: "bob@example.org", field: "cc" },
        ],
        isPlainText: false,
      });
    await compose.plainText();
    await expect.poll(() => head(probe, id)).toMatchObject({ isPlainText: true });
    expect(await probe.course(id)).not.toContain("pressed");
    await client.discard(compose);
    await probe.closed(id);
  });

  test("of an answer brings in the quote that is folded away, if it does so at once, and it leaves once", async () => {
    const { mail, probe, standIn } = world();
    const subject = freshSubject("Folded");
    standIn.receive({
      from: { email: "ada@example.org", name: "Ada Lovelace" },
      to: [standIn.owner],
      subject,
      html: "<p>What was asked</p>",
    });
    await mail.refresh();
    await mail.openThread(subject);
    const compose = await mail.reply();
    const { id } = await probe.one("compose");
    const unfolded = await probe.order({ order: "unfold quote", id });
    expect(await compose.editor().innerHTML()).toBe(unfolded);
    await compose.insertHtml("<p>What is answered</p>");
    await compose.send();
    await mail.mailSent();
    const leaving = await probe.one("leaving", (note) => note.id === id);
    expect(leaving.html.includes("What was asked")).toBe(
      String(unfolded).includes("What was asked"),
    );
    const copy = standIn.deliveredTo("ada@example.org").at(-1);
    expect(copy?.html.split("What was asked")).toHaveLength(2);
    expect(copy?.html.split("What is answered")).toHaveLength(2);
  });
}

function switchIn(compose: ComposePage, name: string) {
  return compose.root.getByRole("button", { name, exact: true });
}

function middleOf(box: { y: number; height: number } | null): number {
  return box === null ? Number.NaN : box.y + box.height / 2;
}

function head(probe: Probe, id: string): Promise<unknown> {
  return probe.order({ order: "head", id });
}

/** Does something, and waits until that was told of. */
async function becomes(probe: Probe, id: string, change: () => Promise<void>): Promise<void> {
  const changes = async (): Promise<number> =>
    (await probe.all("changed")).filter((note) => note.id === id).length;
  const before = await changes();
  await change();
  await expect.poll(changes).toBeGreaterThan(before);
}

async function presses(probe: Probe, id: string): Promise<number> {
  return (await probe.course(id)).filter((what) => what === "toggle pressed").length;
}
