import type { RepsBrowser } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import type { TrackingServer } from "./harness/tracking-server.ts";
import { pixelOf, pixelsOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { readInGmail } from "./recipients/recipients.ts";

const mail = {
  to: "ada@example.org",
  subject: "Sending",
  html: '<p>See <a href="https://shop.example.com/">shop</a></p>',
};

test("with the server away a mail leaves tracked all the same, and its opens come in later", async ({
  standIn,
  server,
  rep,
}) => {
  await server.stop();
  await rep.mail.send(mail);
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  await rep.mail.goTo("sent");
  await expect(rep.mail.rowMark("Sending", "sent")).toBeVisible();

  await server.start();
  server.advance(60_000);
  await readInGmail(html);
  await expect(rep.mail.rowMark("Sending", "opened")).toBeVisible({
    timeout: 20_000,
  });
});

test("a mail sent offline leaves once when the connection is back, whole and tracked once", async ({
  standIn,
  server,
  rep,
}) => {
  const compose = await rep.mail.compose();
  await compose.write(mail);
  await rep.context.setOffline(true);
  await compose.send();
  await rep.mail.notSent();
  await rep.context.setOffline(false);
  await rep.mail.tryAgain("offline");
  await rep.mail.mailSent();

  const copies = standIn.deliveredTo("ada@example.org");
  expect(copies).toHaveLength(1);
  const html = copies[0]?.html ?? "";
  expect(pixelsOf(html, server.origin)).toHaveLength(1);
  await expectOpenCountsOnce(html, server, rep);
});

test(
  "a send that is taken back leaves nothing behind, and goes out anew with tracking of its own",
  { tag: "@gmail" },
  async ({ gmail, server, rep }) => {
    gmail.holdOutgoing();
    await rep.gmail.send(mail);
    const first = pixelOf(gmail.sent()[0]?.html ?? "", server.origin);
    await rep.gmail.page.locator(".snackbar").getByText("Undo").click();
    await rep.gmail.said("Sending undone.");
    expect(gmail.sent()).toEqual([]);

    const compose = rep.gmail.openCompose();
    await compose.ready();
    expect(await compose.editor().innerHTML()).not.toContain(server.host);
    await compose.send();
    await rep.gmail.said("Message sent");
    gmail.releaseOutgoing();

    const html = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
    expect(pixelOf(html, server.origin)).not.toBe(first);
    expect(wrappedLinksOf(html, server.origin)).toHaveLength(1);
    server.advance(60_000);
    await readInGmail(html);
    await rep.gmail.goTo("sent");
    await expect(rep.gmail.rowMark("Sending", "opened")).toBeVisible();
  },
);

for (const failure of ["http-500", "network"] as const) {
  test(`a send that fails (${failure}) and is tried again is tracked once`, async ({
    standIn,
    server,
    rep,
  }) => {
    standIn.failNextSend(failure);
    const compose = await rep.mail.compose();
    await compose.write(mail);
    await compose.send();
    await rep.mail.notSent();
    await rep.mail.tryAgain(failure);
    await rep.mail.mailSent();

    const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
    expect(pixelsOf(html, server.origin)).toHaveLength(1);
    expect(wrappedLinksOf(html, server.origin)).toHaveLength(1);
    await expectOpenCountsOnce(html, server, rep);
  });
}

test("a send of which only the answer was lost counts the copy that arrived", async ({
  standIn,
  server,
  rep,
}) => {
  standIn.failNextSend("answer-lost");
  const compose = await rep.mail.compose();
  await compose.write(mail);
  await compose.send();
  await rep.mail.notSent();
  const arrived = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  await rep.mail.tryAgain("answer-lost");
  await rep.mail.mailSent();
  server.advance(60_000);
  await readInGmail(arrived);
  await expect
    .poll(async () => (await rep.extension.mails()).map((it) => it.engagement.state))
    .toEqual(["opened"]);
});

test(
  "Send asks the background nothing before the mail has left",
  { tag: "@gmail" },
  async ({ gmail, server, rep }) => {
    const compose = await rep.mail.compose();
    await compose.write(mail);
    const messages = await rep.extension.watchMessages();
    // A send that fails ends before the mail client's confirmation, with which the mail is handed to the background.
    gmail.failNextSend("answer-lost");
    await compose.send();
    await rep.mail.notSent();
    const html = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
    expect(pixelsOf(html, server.origin)).toHaveLength(1);
    expect(await messages()).toEqual([]);

    await rep.mail.tryAgain("answer-lost");
    await expect.poll(messages).toContainEqual({ type: "record-sent" });
  },
);

test("a draft never holds a pixel, and is tracked when it is sent at last", async ({
  standIn,
  server,
  rep,
}) => {
  const compose = await rep.mail.compose();
  await compose.write(mail);
  const written = await compose.written();
  await compose.saveAndClose();
  await rep.mail.goTo("drafts");
  await expect(rep.mail.row("Sending")).toBeVisible();
  expect(standIn.drafts()[0]?.html).toBe(written);

  const reopened = await rep.mail.openDraft("Sending");
  await reopened.send();
  await rep.mail.mailSent();
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  expect(pixelsOf(html, server.origin)).toHaveLength(1);
  await rep.mail.goTo("sent");
  await expect.poll(async () => (await rep.extension.mail("Sending"))?.threadId).toBeTruthy();
});

/** The recipient reads this copy a minute later, and it is the one mail that the extension knows of. */
async function expectOpenCountsOnce(
  html: string,
  server: TrackingServer,
  rep: RepsBrowser,
): Promise<void> {
  server.advance(60_000);
  await readInGmail(html);
  await expect
    .poll(async () => (await rep.extension.mails()).map((it) => it.engagement.state))
    .toEqual(["opened"]);
}
