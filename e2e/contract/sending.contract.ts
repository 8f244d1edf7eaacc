import { expect, test } from "playwright/test";
import type { MailPerson, SentMessage } from "../../extension/messages.ts";
import type { ComposePage } from "../harness/webmail.ts";
import { BODY, freshSubject, type InWorld, LINK } from "./client-under-test.ts";
import { pixelsIn } from "./pixels-in.ts";
import { ADDED_WORD, type Note } from "./probe/notes.ts";
import type { Probe } from "./probe-driver.ts";

type MailLooks = Pick<SentMessage, "subject" | "recipients" | "sentAt">;

const SEND_WORDS: ReadonlySet<Note["what"]> = new Set(["pressed", "leaving", "stayed", "sent"]);
const RECIPIENTS: readonly MailPerson[] = [
  { email: "ada@example.org", name: "Ada Lovelace", field: "to" },
  { email: "bob@example.org", name: "bob@example.org", field: "cc" },
  { email: "eve@example.org", name: "Eve", field: "bcc" },
];
const TO_THREE = {
  to: "Ada Lovelace <ada@example.org>",
  cc: "bob@example.org",
  bcc: "Eve <eve@example.org>",
};

/** The course of a Send. */
export function describeSending(world: InWorld): void {
  for (const [way, send] of [
    ["the button", (compose: ComposePage) => compose.send()],
    ["Ctrl+Enter", (compose: ComposePage) => compose.sendWithKeys()],
  ] as const) {
    test(`by ${way} runs pressed, leaving, sent, and the mail leaves as it was changed`, async () => {
      const { mail, probe, standIn } = world();
      const subject = freshSubject("By one way");
      const compose = await mail.compose();
      const { id, pixelOf } = await probe.one("compose");
      await compose.write({ ...TO_THREE, subject, html: BODY });
      await send(compose);
      await mail.mailSent();
      await probe.one("sent", (note) => note.id === id);
      await probe.closed(id);

      expect(await sendCourse(probe, id)).toEqual(["pressed", "leaving", "sent"]);
      const leaving = await probe.one("leaving", (note) => note.id === id);
      expect(leaving.subject).toBe(subject);
      expect(withNames(leaving.recipients)).toEqual(RECIPIENTS);
      expect(leaving.kind).not.toBe("plain-text");
      expect(leaving.html).toContain(`href="${LINK}"`);
      for (const { email } of RECIPIENTS) {
        const [copy, ...more] = standIn.deliveredTo(email).filter((it) => it.subject === subject);
        expect(more).toEqual([]);
        expect(pixelsIn(copy?.html ?? "")).toEqual([pixelOf]);
        expect(copy?.html.split(ADDED_WORD)).toHaveLength(2);
        expect(copy?.html).toContain("Dear Ada");
      }
    });
  }

  test("names the thread and the message as lists and open mail do", async () => {
    const { mail, probe } = world();
    const subject = freshSubject("Ids");
    const compose = await mail.compose();
    const { id, pixelOf } = await probe.one("compose");
    await compose.write({ to: "Ada Lovelace <ada@example.org>", subject, html: BODY });
    await compose.send();
    await mail.mailSent();
    const sent = await probe.one("sent", (note) => note.id === id);
    const sentAt = Date.now();
    const { recipients } = await probe.one("leaving", (note) => note.id === id);

    await probe.forget();
    await mail.goTo("sent");
    await mail.row(subject).waitFor();
    await expect.poll(async () => (await probe.all("row")).length).toBeGreaterThanOrEqual(4);
    const rows = await probe.all("row");
    const looksLike = async (alike: MailLooks) => {
      const order = { order: "looks like", mail: alike } as const;
      const answers = await Promise.all(rows.map(({ id }) => probe.order({ ...order, id })));
      return rows.filter((_row, index) => answers[index] === true);
    };
    const looks: MailLooks = { subject, recipients: [...recipients], sentAt };
    const byLooks = await looksLike(looks);
    for (const other of [
      { subject: `${subject}.` },
      { recipients: [{ email: "bob@example.org", name: "Bob", field: "to" as const }] },
      { sentAt: sentAt - 7_200_000 },
    ])
      expect(await looksLike({ ...looks, ...other })).toEqual([]);
    await mail.openThread(subject);
    const thread = await probe.one("thread");
    const message = await probe.one("message");
    expect(rows.map(({ threadId }) => threadId)).toContain(thread.threadId);
    expect(message.threadId).toBe(thread.threadId);
    expect(message.messageId).toBe(sent.messageId ?? pixelOf);
    // Who is not told the thread can find it by its looks.
    if (sent.threadId === null) expect(byLooks).toMatchObject([{ threadId: thread.threadId }]);
    else {
      expect(sent.threadId).toBe(thread.threadId);
      expect(byLooks).toEqual([]);
    }
  });

  test("of an answer names the open thread", async () => {
    const { mail, probe, standIn } = world();
    const subject = freshSubject("A question");
    standIn.receive({
      from: { email: "ada@example.org", name: "Ada Lovelace" },
      to: [standIn.owner],
      subject,
      html: "<p>Can you say more?</p>",
    });
    await mail.refresh();
    await mail.openThread(subject);
    const thread = await probe.one("thread");
    const compose = await mail.reply();
    const { id } = await probe.one("compose");
    await compose.insertHtml("<p>Gladly.</p>");
    await compose.send();
    await mail.mailSent();
    const sent = await probe.one("sent", (note) => note.id === id);
    expect(sent.threadId).toBe(thread.threadId);
    const [copy] = standIn.deliveredTo("ada@example.org").slice(-1);
    expect(copy?.html).toContain("Gladly.");
    expect(copy?.html.split("Can you say more?")).toHaveLength(2);
  });

  test("that fails and is tried again ends in one sent", async () => {
    const { mail, probe, standIn } = world();
    const subject = freshSubject("At the second try");
    const compose = await mail.compose();
    const { id, pixelOf, draftId } = await probe.one("compose");
    await compose.write({ to: "ada@example.org", subject, html: BODY });
    standIn.failNextSend("http-500");
    await compose.send();
    await mail.notSent();
    expect(await sendCourse(probe, id)).not.toContain("sent");
    await mail.tryAgain("http-500");
    await mail.mailSent();
    await probe.one("sent");
    const windows = (await probe.all("compose")).filter((note) => note.draftId === draftId);
    const courses = await Promise.all(windows.map((window) => sendCourse(probe, window.id)));
    expect(courses.flat().join(" ")).toMatch(/^pressed leaving( stayed)?( pressed leaving)? sent$/);
    const copies = standIn.deliveredTo("ada@example.org").filter((it) => it.subject === subject);
    expect(copies).toHaveLength(1);
    expect(pixelsIn(copies[0]?.html ?? "")).toHaveLength(1);
    expect(windows.map((window) => window.pixelOf)).toContain(pixelsIn(copies[0]?.html ?? "")[0]);
    expect(windows.map((window) => window.pixelOf)).toContain(pixelOf);
  });

  test("that the page stops for want of a recipient goes out once, and tracked once, when there is one", async () => {
    const { client, mail, probe, standIn } = world();
    const subject = freshSubject("To whom");
    const compose = await mail.compose();
    const { id, pixelOf } = await probe.one("compose");
    await compose.setSubject(subject);
    await compose.insertHtml(BODY);
    await compose.send();
    await client.refused(mail);
    await compose.addRecipient("To", "ada@example.org");
    await compose.send();
    await mail.mailSent();
    await probe.one("sent", (note) => note.id === id);
    const course = await sendCourse(probe, id);
    expect(course.filter((word) => word === "sent")).toHaveLength(1);
    expect(course.slice(-3)).toEqual(["pressed", "leaving", "sent"]);
    const copies = standIn.deliveredTo("ada@example.org").filter((it) => it.subject === subject);
    expect(copies.map(({ html }) => pixelsIn(html))).toEqual([[pixelOf]]);
  });

  test("in plain text can change nothing", async () => {
    const { mail, probe, standIn } = world();
    const subject = freshSubject("Plain");
    const compose = await mail.compose();
    const { id } = await probe.one("compose");
    await compose.write({ to: "ada@example.org", subject, html: "See you on Thursday" });
    await compose.plainText();
    await compose.send();
    await mail.mailSent();
    const leaving = await probe.one("leaving", (note) => note.id === id);
    expect(leaving).toMatchObject({ kind: "plain-text", subject });
    const copy = standIn.deliveredTo("ada@example.org").at(-1);
    expect(copy).toMatchObject({ subject, plainText: true });
    expect(copy?.html).toContain("See you on Thursday");
    expect(copy?.html).not.toContain(ADDED_WORD);
    expect(pixelsIn(copy?.html ?? "")).toEqual([]);
  });
}

async function sendCourse(probe: Probe, id: string): Promise<Note["what"][]> {
  return (await probe.course(id)).filter((what) => SEND_WORDS.has(what));
}

/** Where nobody gave a name, a mail client says none, or the address. */
function withNames(people: readonly MailPerson[]): readonly MailPerson[] {
  return people.map((person) => ({ ...person, name: person.name || person.email }));
}
