import { expect, test } from "./harness/story.ts";
import { readInBrowser } from "./recipients/recipients.ts";

const mail = { to: "Ada <ada@example.org>", subject: "Bounced", html: "<p>Hello</p>" };
const daemon = { email: "mailer-daemon@googlemail.com", name: "Mail Delivery Subsystem" };

test("a delivery failure is told as one, and never as an answer", async ({
  gmail,
  server,
  rep,
}) => {
  await rep.gmail.send(mail);
  const sent = gmail.sent()[0];
  const fromServer = (html: string): void =>
    void gmail.receive({
      from: daemon,
      to: [gmail.owner],
      subject: "Delivery Status Notification (Failure)",
      html,
      inReplyTo: sent?.rfcId ?? "",
    });
  const status = (state: string) =>
    rep.gmail.row("Bounced").locator(`[data-sightline-status="${state}"]`);

  await test.step("a delay is none", async () => {
    fromServer("<p>Delivery incomplete. Gmail will retry for 47 more hours.</p>");
    await rep.gmail.goTo("sent");
    await rep.gmail.openThread("Bounced");
    await expect(rep.gmail.messages()).toHaveCount(2);
    await expect(rep.gmail.mark(0)).toHaveAttribute("data-sightline-status", "sent");
  });

  await test.step("a failure is", async () => {
    fromServer("<p>Address not found. Your message wasn't delivered to ada@example.org.</p>");
    await rep.gmail.goTo("sent");
    await rep.gmail.openThread("Bounced");
    const mark = rep.gmail.mark(0);
    await expect(mark).toHaveAttribute("data-sightline-status", "undeliverable");
    await expect(mark).toHaveAttribute("aria-label", /^Undeliverable: sent back/);
    await rep.gmail.goTo("sent");
    await expect(status("undeliverable")).toBeVisible();
  });

  await test.step("who fetches it afterwards is no reader", async () => {
    server.advance(60_000);
    await readInBrowser(sent?.html ?? "");
    await expect
      .poll(async () => (await rep.extension.mail("Bounced"))?.engagement.opens)
      .toMatchObject({ person: 0, unconfirmed: 1 });
    await expect(status("undeliverable")).toBeVisible();
    expect(await rep.extension.shownNotifications()).toEqual([]);
  });

  await test.step("an answer below it is an answer", async () => {
    gmail.receive({
      from: { email: "ada@example.org", name: "Ada" },
      to: [gmail.owner],
      subject: "Re: Bounced",
      html: "<p>I got it from a colleague.</p>",
      inReplyTo: sent?.rfcId ?? "",
    });
    await rep.gmail.openThread("Bounced");
    await expect(rep.gmail.mark(0)).toHaveAttribute("data-sightline-status", "replied");
  });
});
