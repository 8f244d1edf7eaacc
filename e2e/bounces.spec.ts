import { expect, test } from "./harness/story.ts";
import { readInBrowser } from "./recipients/recipients.ts";

const mail = { to: "Ada <ada@example.org>", subject: "Bounced", html: "<p>Hello</p>" };
const daemon = { email: "mailer-daemon@googlemail.com", name: "Mail Delivery Subsystem" };

test("a delivery failure is told as one, and never as an answer", async ({
  standIn,
  server,
  rep,
}) => {
  await rep.mail.send(mail);
  const sent = standIn.sent()[0];
  const fromServer = (html: string): void =>
    void standIn.receive({
      from: daemon,
      to: [standIn.owner],
      subject: "Delivery Status Notification (Failure)",
      html,
      inReplyTo: sent?.rfcId ?? "",
    });
  const status = (state: string) => rep.mail.rowMark("Bounced", state);

  await test.step("a delay is none", async () => {
    fromServer("<p>Delivery incomplete. Gmail will retry for 47 more hours.</p>");
    await rep.mail.goTo("sent");
    await rep.mail.openThread("Bounced");
    await expect(rep.mail.messages()).toHaveCount(2);
    await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "sent");
  });

  await test.step("a failure is", async () => {
    fromServer("<p>Address not found. Your message wasn't delivered to ada@example.org.</p>");
    await rep.mail.goTo("sent");
    await rep.mail.openThread("Bounced");
    const mark = rep.mail.mark(0);
    await expect(mark).toHaveAttribute("data-sightline-status", "undeliverable");
    await expect(mark).toHaveAttribute("aria-label", /^Undeliverable: sent back/);
    await rep.mail.goTo("sent");
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
    standIn.receive({
      from: { email: "ada@example.org", name: "Ada" },
      to: [standIn.owner],
      subject: "Re: Bounced",
      html: "<p>I got it from a colleague.</p>",
      inReplyTo: sent?.rfcId ?? "",
    });
    await rep.mail.openThread("Bounced");
    await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "replied");
  });
});
