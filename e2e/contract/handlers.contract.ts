import { expect, test } from "playwright/test";
import { BODY, freshSubject, type InWorld } from "./client-under-test.ts";
import type { Note } from "./probe/notes.ts";
import type { Probe } from "./probe-driver.ts";

const EVERYTHING: readonly Note["what"][] = [
  "pressed",
  "leaving",
  "stayed",
  "sent",
  "toggle pressed",
  "row",
  "thread",
  "message",
  "mail page",
  "messages changed",
  "contents changed",
  "mark pressed",
  "missed",
  "feature off",
];

/** When handlers run, and what they can do to a mail by failing: nothing. */
export function describeHandlers(world: InWorld): void {
  test("run for what is there already, and for nothing any more once their signal is aborted", async () => {
    const { client, mail, probe, restart } = world();
    const subject = freshSubject("There already");
    await mail.send({ to: "ada@example.org", subject, html: BODY });
    await restart({ watchesAtOnce: false });
    await mail.goTo("sent");
    await mail.row(subject).waitFor();
    await client.pressNewMail(mail);
    await mail.openCompose().editor().waitFor();
    await probe.forget();
    await probe.order({ order: "watch" });
    const { id } = await probe.one("compose");
    await expect.poll(async () => (await probe.all("row")).length).toBeGreaterThanOrEqual(4);
    await client.discard(mail.openCompose());
    await probe.closed(id);

    await probe.order({ order: "stop" });
    await probe.forget();
    await mail.openThread(subject);
    await expect(mail.body()).toContainText("Dear Ada");
    await mail.goTo("inbox");
    await mail.goTo("sent");
    await client.pressNewMail(mail);
    const compose = mail.openCompose();
    await compose.write({ to: "ada@example.org", subject: freshSubject("Unseen"), html: BODY });
    await compose.send();
    await mail.mailSent();
    const seen = (await probe.notes()).filter(({ what }) => what !== "closed");
    expect(seen).toEqual([]);
  });

  test("run for a thread and its messages that stand open already", async () => {
    const { mail, probe, restart } = world();
    const subject = freshSubject("Open already");
    await mail.send({ to: "ada@example.org", subject, html: BODY });
    await restart({ watchesAtOnce: false });
    await mail.goTo("sent");
    await mail.openThread(subject);
    await expect(mail.body()).toContainText("Dear Ada");
    await probe.order({ order: "watch" });
    const thread = await probe.one("thread");
    const message = await probe.one("message");
    expect(message.threadId).toBe(thread.threadId);
    await expect.poll(async () => (await probe.messages(thread.id)).length).toBe(1);
  });

  test("that throw keep no mail back: it leaves as it was written, and nothing of it is logged", async () => {
    const { mail, probe, standIn, said, restart } = world();
    await restart({ throws: EVERYTHING });
    const subject = freshSubject("Whatever happens");
    const compose = await mail.compose();
    const { id } = await probe.one("compose");
    await compose.write({ to: "ada@example.org", subject, html: BODY });
    const written = await compose.written();
    await compose.toggle().click();
    await compose.send();
    await mail.mailSent();
    expect(standIn.deliveredTo("ada@example.org").at(-1)).toMatchObject({ subject, html: written });
    const course = await probe.course(id);
    expect(course.filter((what) => what !== "closed").slice(0, 4)).toEqual([
      "compose",
      "toggle pressed",
      "pressed",
      "leaving",
    ]);
    await mail.goTo("sent");
    await mail.openThread(subject);
    await expect(mail.body()).toContainText("Dear Ada");
    await probe.one("thread");
    await probe.one("message");
    await expectEachCaught(probe, said);
  });

  test("that throw at a compose window leave it usable, and its mail as it was written", async () => {
    const { client, mail, probe, standIn, said, restart } = world();
    await restart({ throws: ["compose"] });
    const subject = freshSubject("Without a handler");
    await client.pressNewMail(mail);
    await probe.one("compose");
    const compose = mail.openCompose();
    await compose.write({ to: "ada@example.org", subject, html: BODY });
    const written = await compose.written();
    await compose.send();
    await mail.mailSent();
    expect(standIn.deliveredTo("ada@example.org").at(-1)).toMatchObject({ subject, html: written });
    await expectEachCaught(probe, said, ["compose"]);
    // That it left without having been offered may be told.
    await probe.forget();
  });

  for (const throws of [[], ["missed"]] as const) {
    const nature =
      throws.length === 0 ? "hear of a mail" : "that throw are caught when they hear of one";
    test(`${nature} that left before anybody was there`, async () => {
      const { client, mail, probe, standIn, said, restart } = world();
      await restart({ watchesAtOnce: false, throws });
      const subject = freshSubject("Too early");
      await client.pressNewMail(mail);
      const compose = mail.openCompose();
      await compose.write({ to: "ada@example.org", subject, html: BODY });
      const written = await compose.written();
      await compose.send();
      await mail.mailSent();
      await probe.order({ order: "watch" });
      expect(await probe.one("missed")).toMatchObject({ reason: "too-early" });
      expect(await probe.all("missed")).toHaveLength(1);
      const copy = standIn.deliveredTo("ada@example.org").at(-1);
      expect(copy).toMatchObject({ subject, html: written });
      if (throws.length > 0) await expectEachCaught(probe, said, throws);
      // Those that are registered after it are heard, too.
      await mail.goTo("sent");
      await probe.one("row");
      await probe.forget();
    });
  }

  test("that throw at a page of its own that shows mail are caught", async () => {
    const { client, mail, probe, said, restart } = world();
    await mail.send({ to: "ada@example.org", subject: freshSubject("On paper"), html: BODY });
    await restart({ throws: ["mail page"] });
    await mail.goTo("sent");
    await mail.row("On paper").first().click();
    await expect(mail.body()).toContainText("Dear Ada");
    const page = await client.openMailPage(mail);
    await probe.one("mail page");
    await page.close();
    await expectEachCaught(probe, said, ["mail page"]);
  });
}

/** Each throw was caught, and logged without what was in it. */
async function expectEachCaught(
  probe: Probe,
  said: readonly string[],
  throwing: readonly Note["what"][] = EVERYTHING,
): Promise<void> {
  const thrown = (await probe.notes()).filter(({ what }) => throwing.includes(what));
  expect(thrown.length).toBeGreaterThan(0);
  await expect
    .poll(() => said.filter((line) => line === "Sightline: a handler failed, Error").length)
    .toBe(thrown.length);
  const telling = /The probe throws|ada@example|Whatever happens|Dear Ada/;
  expect(said.filter((line) => telling.test(line))).toEqual([]);
}
