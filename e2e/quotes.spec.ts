import type { Contact } from "./stand-in/mail.ts";
import { ANOTHER_SENDERS_HOST, type RepsBrowser } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
import type { StandIn } from "./harness/webmail.ts";
import { pixelsOf, wrappedLinksOf } from "./recipients/delivered-mail.ts";
import { click } from "./recipients/recipients.ts";

const ada: Contact = { email: "ada@example.org", name: "Ada Lovelace" };
const old = '<a href="https://shop.example.com/old?x=1#y">the old link</a>';
const fresh = '<a href="https://shop.example.com/new">the new link</a>';

/** What another sender's Sightline leaves in a mail. */
const foreignPixel = `<img src="https://${ANOTHER_SENDERS_HOST}/o/abcdefghij2/${"A".repeat(32)}.gif" width="1" height="1" alt="">`;
const foreignLink = `<a href="https://${ANOTHER_SENDERS_HOST}/c/abcdefghij2/${"B".repeat(32)}/s/shop.example.com/their?q=1">theirs</a>`;

/** Any trace of anybody's Sightline. */
const tracked = /\/[oc]\/[a-z2-7]{11}\/|%2F[oc]%2F[a-z2-7]{11}%2F/i;

/** The rep sends a tracked mail; Ada answers it from another mail program, with all of it in the quote. */
async function adaAnswers(standIn: StandIn, rep: RepsBrowser): Promise<void> {
  await rep.mail.send({
    to: "Ada Lovelace <ada@example.org>",
    subject: "Terms",
    html: `<p>See ${old}</p>`,
  });
  const copy = standIn.deliveredTo(ada.email)[0];
  standIn.receive({
    from: ada,
    to: [standIn.owner],
    subject: "Re: Terms",
    html: `<p>I wonder. ${foreignLink}${foreignPixel}</p><blockquote type="cite">${copy?.html ?? ""}</blockquote>`,
    ...(copy === undefined ? {} : { inReplyTo: copy.rfcId }),
  });
  await rep.mail.refresh();
  await rep.mail.openThread("Terms");
}

/** What is new in the reply is tracked, and its quote, cleaned, is as Ada wrote it. */
async function expectCleanReply(html: string, rep: RepsBrowser, origin: string): Promise<void> {
  const { above, quote } = rep.mail.quoteIn(html);
  expect(quote).toContain("I wonder.");
  expect(quote).not.toMatch(tracked);
  expect(quote).toContain('href="https://shop.example.com/old?x=1#y"');
  expect(quote).toContain('href="https://shop.example.com/their?q=1"');
  expect(pixelsOf(above, origin)).toHaveLength(1);
  const links = wrappedLinksOf(above, origin);
  expect(links).toHaveLength(1);
  expect(await click(links[0] ?? "")).toEqual({
    status: 302,
    location: "https://shop.example.com/new",
  });
}

test("a reply tracks what is new and cleans its quote, unfolded by the rep", async ({
  standIn,
  server,
  rep,
}) => {
  await adaAnswers(standIn, rep);
  const reply = await rep.mail.reply();
  await reply.insertHtml(`<p>Look at ${fresh}</p>`);
  await reply.unfoldQuote();
  await reply.send();
  await rep.mail.mailSent();
  await expectCleanReply(standIn.deliveredTo(ada.email)[1]?.html ?? "", rep, server.origin);
});

// Outlook's own server adds a folded quote.
test(
  "a reply tracks what is new and cleans its quote, folded as Gmail leaves it",
  { tag: "@gmail" },
  async ({ gmail, server, rep }) => {
    await adaAnswers(gmail, rep);
    const reply = await rep.mail.reply();
    await reply.insertHtml(`<p>Look at ${fresh}</p>`);
    await reply.send();
    await rep.mail.mailSent();
    await expectCleanReply(gmail.deliveredTo(ada.email)[1]?.html ?? "", rep, server.origin);
  },
);

test("an answer is shown as one", async ({ standIn, rep }) => {
  await adaAnswers(standIn, rep);
  await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "replied");
  await rep.mail.goTo("sent");
  await expect(rep.mail.rowMark("Terms", "replied")).toBeVisible();
});

test("a forward carries nobody's tracking along but its own", async ({ standIn, server, rep }) => {
  await adaAnswers(standIn, rep);
  const forward = await rep.mail.forward();
  await forward.addRecipient("To", "bob@example.org");
  await forward.insertHtml("<p>For you</p>");
  await expect(forward.editor()).toContainText("I wonder.");
  expect(await forward.editor().innerHTML()).not.toMatch(tracked);
  await forward.send();
  await rep.mail.mailSent();

  const html = standIn.deliveredTo("bob@example.org")[0]?.html ?? "";
  expect(html).toContain('href="https://shop.example.com/their?q=1"');
  expect(pixelsOf(html, server.origin)).toHaveLength(1);
  expect(wrappedLinksOf(html, server.origin)).toEqual([]);
  expect(html.replace(/<img [^>]*\/o\/[^>]*>/, "")).not.toMatch(tracked);
});

test("what was copied from another tracked mail is cleaned, and tracked as one's own", async ({
  standIn,
  server,
  rep,
}) => {
  const compose = await rep.mail.compose();
  await compose.write({
    to: "ada@example.org",
    subject: "Copied",
    html: `<p>${foreignLink}${foreignPixel}</p>`,
  });
  await compose.send();
  await rep.mail.mailSent();
  const html = standIn.deliveredTo("ada@example.org")[0]?.html ?? "";
  expect(html).not.toContain(ANOTHER_SENDERS_HOST);
  expect(pixelsOf(html, server.origin)).toHaveLength(1);
  expect(wrappedLinksOf(html, server.origin)[0]).toContain("/s/shop.example.com/their?q=1");
});
