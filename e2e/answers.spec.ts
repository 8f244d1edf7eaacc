import type { RepsBrowser } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import type { StandIn } from "./harness/webmail.ts";
import { readInBrowser } from "./recipients/recipients.ts";

const ada = { email: "ada@example.org", name: "Ada" };

/** The deciding reason and the remarks of each hit in the panel of the conversation's first message, newest first. */
async function reasons(rep: RepsBrowser): Promise<string[]> {
  const panel = await rep.mail.openPanel(0);
  await panel.readings().first().waitFor();
  const count = await panel.readings().count();
  for (let reading = 0; reading < count; reading += 1) await panel.unfold(reading);
  const texts = await panel.readings().allTextContents();
  await panel.root.getByRole("button", { name: "Close" }).click();
  return texts;
}

async function openConversation(rep: RepsBrowser, messages: number): Promise<void> {
  await rep.mail.goTo("sent");
  await rep.mail.openThread("Told apart");
  await expect(rep.mail.messages()).toHaveCount(messages);
}

async function send(standIn: StandIn, rep: RepsBrowser) {
  await rep.mail.send({
    to: "Ada <ada@example.org>",
    subject: "Told apart",
    html: "<p>Hello</p>",
  });
  const sent = standIn.sent()[0];
  if (sent === undefined) throw new Error("nothing was sent");
  return sent;
}

test("an open after the recipient's answer is told apart, and still counts", async ({
  standIn,
  server,
  rep,
}) => {
  const sent = await send(standIn, rep);
  standIn.receive({
    from: ada,
    to: [standIn.owner],
    subject: "Re: Told apart",
    html: "<p>Thank you.</p>",
    inReplyTo: sent.rfcId,
  });
  await openConversation(rep, 2);
  await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "replied");
  server.advance(90_000);
  await readInBrowser(sent.html);
  await expect
    .poll(async () => (await rep.extension.mail("Told apart"))?.engagement.opens)
    .toMatchObject({ person: 1 });
  expect((await reasons(rep))[0]).toMatch(/answer|repl/i);
});

test("an open after the rep's own untracked mail that quotes the first one is told apart, and still counts", async ({
  standIn,
  server,
  rep,
}) => {
  const sent = await send(standIn, rep);
  standIn.sendElsewhere({
    to: [ada],
    subject: "Re: Told apart",
    html: `<p>Any news?</p><div class="gmail_quote"><blockquote class="gmail_quote">${sent.html}</blockquote></div>`,
    inReplyTo: sent.rfcId,
    // Gmail shows the minute only.
    date: Date.now() - (Date.now() % 60_000) + 60_000,
  });
  await openConversation(rep, 2);
  await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "sent");
  await expect(rep.mail.mark(1)).toHaveCount(0);
  server.advance(119_000);
  await readInBrowser(standIn.deliveredTo(ada.email)[1]?.html ?? "");
  await expect
    .poll(async () => (await rep.extension.mail("Told apart"))?.engagement.opens)
    .toMatchObject({ person: 1 });
  expect((await reasons(rep))[0]).toMatch(/wrote again|quot/i);
});
