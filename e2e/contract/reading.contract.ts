import { expect, test } from "playwright/test";
import { freshSubject, type InWorld } from "./client-under-test.ts";

const ADA = { email: "ada@example.org", name: "Ada Lovelace" };

/** What is told of lists, open threads, and the mail that a person has before them. */
export function describeReading(world: InWorld): void {
  test("a list gives each of its threads once, and takes it back when the list is left", async () => {
    const { mail, probe } = world();
    await mail.goTo("sent");
    await mail.page.getByText("Minutes of Tuesday").first().waitFor();
    await expect.poll(async () => (await probe.all("row")).length).toBeGreaterThanOrEqual(3);
    const rows = await openRows();
    expect(new Set(rows.map(({ threadId }) => threadId)).size).toBe(rows.length);
    await mail.goTo("drafts");
    for (const { id } of rows) await probe.closed(id);

    async function openRows() {
      const closed = new Set((await probe.all("closed")).map(({ id }) => id));
      return (await probe.all("row")).filter(({ id }) => !closed.has(id));
    }
  });

  test("an open thread gives its messages in order, and a new one when it comes", async () => {
    const { mail, probe, standIn } = world();
    const subject = freshSubject("A conversation");
    await mail.send({ to: "Ada Lovelace <ada@example.org>", subject, html: "<p>The offer</p>" });
    const question = standIn.deliveredTo(ADA.email).at(-1);
    const answer = {
      from: ADA,
      to: [standIn.owner],
      subject: `Re: ${subject}`,
      html: "<p>The answer</p>",
      ...(question !== undefined && { inReplyTo: question.rfcId }),
    };
    standIn.receive(answer);
    await mail.goTo("sent");
    await mail.openThread(subject);
    const thread = await probe.one("thread");
    expect(["", standIn.owner.email]).toContain(thread.account);
    await expect.poll(async () => (await probe.messages(thread.id)).length).toBe(2);
    const messages = await probe.messages(thread.id);
    expect(messages).toMatchObject([
      { senderName: standIn.owner.name, html: expect.stringContaining("The offer") },
      { sender: ADA.email, senderName: ADA.name, html: expect.stringContaining("The answer") },
    ]);
    expect(["", standIn.owner.email]).toContain(messages[0]?.sender);
    expect(new Set(messages.map(({ messageId }) => messageId)).size).toBe(2);
    for (const { sentAt } of messages) {
      if (sentAt !== null) expect(Math.abs(sentAt - Date.now())).toBeLessThan(120_000);
    }
    const shown = await probe.all("message");
    expect(shown.map(({ messageId }) => messageId).toSorted()).toEqual(
      messages.map(({ messageId }) => messageId).toSorted(),
    );
    expect(new Set(shown.map(({ threadId }) => threadId))).toEqual(new Set([thread.threadId]));

    await mail.goTo("inbox");
    await probe.closed(thread.id);
    for (const { id } of shown) await probe.closed(id);
    await probe.forget();
    standIn.receive({ ...answer, html: "<p>One thing more</p>" });
    await mail.goTo("sent");
    await mail.openThread(subject);
    const again = await probe.one("thread");
    expect(again.threadId).toBe(thread.threadId);
    await expect
      .poll(async () => (await probe.messages(again.id)).map(({ messageId }) => messageId))
      .toEqual([...messages.map(({ messageId }) => messageId), expect.any(String)]);
  });

  test("a message shows what the page shows of it, and tells when that is something else", async () => {
    const { mail, probe, standIn } = world();
    const subject = freshSubject("Shown");
    const quoted = '<blockquote class="gmail_quote">What was quoted</blockquote>';
    standIn.receive({ from: ADA, to: [standIn.owner], subject, html: `<p>New</p>${quoted}` });
    await mail.refresh();
    await mail.openThread(subject);
    const message = await probe.one("message");
    expect(await probe.contents(message.id)).toContain("New");
    expect(await probe.contents(message.id)).toContain("What was quoted");

    await probe.forget();
    // As a page does that shows pictures at last.
    await mail.body().evaluate((body) => body.append(document.createElement("img")));
    await probe.one("contents changed", ({ id }) => id === message.id);
    expect(await probe.contents(message.id)).toContain("<img");
    await mail.goTo("sent");
    await probe.closed(message.id);
  });

  test("a page of its own that shows mail is told as such, and nothing else of it", async () => {
    const { client, mail, probe } = world();
    const subject = freshSubject("Printed");
    await mail.send({ to: "ada@example.org", subject, html: "<p>On paper</p>" });
    await mail.goTo("sent");
    await mail.openThread(subject);
    await probe.one("message");
    await probe.forget();
    const page = await client.openMailPage(mail);
    const { id } = await probe.one("mail page");
    await page.close();
    // The first part of an id names the page.
    const [name = ""] = id.split("-");
    const ofPage = (await probe.notes()).filter((note) => "id" in note && note.id.startsWith(name));
    const kinds = new Set(ofPage.map(({ what }) => what));
    for (const kind of ["compose", "row", "thread", "message"] as const)
      expect(kinds).not.toContain(kind);
  });
}
