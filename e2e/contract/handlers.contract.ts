import { expect, test } from "playwright/test";
import { BODY, freshSubject, type InWorld } from "./client-under-test.ts";
import type { Note } from "./probe/notes.ts";

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
    expect(said.filter((line) => /ada@example|Whatever happens|Dear Ada/.test(line))).toEqual([]);
  });

  test("that throw at a compose window leave it usable, and its mail as it was written", async () => {
    const { client, mail, probe, standIn, restart } = world();
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
    // That it left without having been offered may be told.
    await probe.forget();
  });
}
