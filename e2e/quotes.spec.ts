import type { Contact } from "./gmail/page-api.ts";
import type { StandInGmail } from "./gmail/server.ts";
import { ANOTHER_SENDERS_HOST, type RepsBrowser } from "./harness/reps-browser.ts";
import { expect, test } from "./harness/story.ts";
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
async function adaAnswers(gmail: StandInGmail, rep: RepsBrowser): Promise<void> {
  await rep.gmail.send({
    to: "Ada Lovelace <ada@example.org>",
    subject: "Terms",
    html: `<p>See ${old}</p>`,
  });
  const copy = gmail.deliveredTo(ada.email)[0];
  gmail.receive({
    from: ada,
    to: [gmail.owner],
    subject: "Re: Terms",
    html: `<p>I wonder. ${foreignLink}${foreignPixel}</p><blockquote type="cite">${copy?.html ?? ""}</blockquote>`,
    ...(copy === undefined ? {} : { inReplyTo: copy.rfcId }),
  });
  await rep.gmail.page.getByLabel("Refresh").click();
  await rep.gmail.openThread("Terms");
}

for (const folded of [true, false]) {
  test(`a reply tracks what is new and cleans its quote, ${folded ? "folded as Gmail leaves it" : "unfolded by the rep"}`, async ({
    gmail,
    server,
    rep,
  }) => {
    await adaAnswers(gmail, rep);
    const reply = await rep.gmail.reply();
    await reply.insertHtml(`<p>Look at ${fresh}</p>`);
    if (!folded) await reply.root.locator(".ajR").click();
    await reply.send();
    await rep.gmail.said("Message sent");

    const html = gmail.deliveredTo(ada.email)[1]?.html ?? "";
    const [above = "", quote = ""] = html.split('<div class="gmail_quote');
    expect(quote).toContain("I wonder.");
    expect(quote).not.toMatch(tracked);
    expect(quote).toContain('href="https://shop.example.com/old?x=1#y"');
    expect(quote).toContain('href="https://shop.example.com/their?q=1"');
    expect(pixelsOf(above, server.origin)).toHaveLength(1);
    const links = wrappedLinksOf(above, server.origin);
    expect(links).toHaveLength(1);
    expect(await click(links[0] ?? "")).toEqual({
      status: 302,
      location: "https://shop.example.com/new",
    });
  });
}

test("an answer is shown as one", async ({ gmail, rep }) => {
  await adaAnswers(gmail, rep);
  await rep.gmail.goTo("sent");
  await expect(rep.gmail.row("Terms").locator('[data-sightline-status="replied"]')).toBeVisible();
});

test("a forward carries nobody's tracking along but its own", async ({ gmail, server, rep }) => {
  await adaAnswers(gmail, rep);
  const forward = await rep.gmail.forward();
  await forward.addRecipient("To", "bob@example.org");
  await forward.insertHtml("<p>For you</p>");
  await expect(forward.editor()).toContainText("I wonder.");
  expect(await forward.editor().innerHTML()).not.toMatch(tracked);
  await forward.send();
  await rep.gmail.said("Message sent");

  const html = gmail.deliveredTo("bob@example.org")[0]?.html ?? "";
  expect(html).toContain('href="https://shop.example.com/their?q=1"');
  expect(pixelsOf(html, server.origin)).toHaveLength(1);
  expect(wrappedLinksOf(html, server.origin)).toEqual([]);
  expect(html.replace(/<img [^>]*\/o\/[^>]*>/, "")).not.toMatch(tracked);
});

test("what was copied from another tracked mail is cleaned, and tracked as one's own", async ({
  gmail,
  server,
  rep,
}) => {
  const compose = await rep.gmail.compose();
  await compose.write({
    to: "ada@example.org",
    subject: "Copied",
    html: `<p>${foreignLink}${foreignPixel}</p>`,
  });
  await compose.send();
  await rep.gmail.said("Message sent");
  const html = gmail.deliveredTo("ada@example.org")[0]?.html ?? "";
  expect(html).not.toContain(ANOTHER_SENDERS_HOST);
  expect(pixelsOf(html, server.origin)).toHaveLength(1);
  expect(wrappedLinksOf(html, server.origin)[0]).toContain("/s/shop.example.com/their?q=1");
});
