import { expect, it } from "vitest";
import { deliveryNotice } from "./delivery-notices.ts";

const said = (sender: string, senderName: string, text: string | null) => {
  const contents = text === null ? null : document.createElement("div");
  if (contents !== null) contents.textContent = text;
  return deliveryNotice({ sender, senderName, contents });
};
const failure = "Address not found. Your message wasn't delivered to ada@example.org.";

it.each([
  ["mailer-daemon@googlemail.com", "Mail Delivery Subsystem"],
  ["MAILER-DAEMON@mx.example.org", "MAILER-DAEMON@mx.example.org"],
  ["postmaster@example.org", ""],
  ["MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org", "Microsoft Outlook"],
  ["bounces+17-ada=example.org@mail.example.net", ""],
  ["noreply@example.net", "Mail Delivery System"],
  ["<>", ""],
  ["", ""],
])("%s, %s: a mail server's", (sender, senderName) => {
  expect(said(sender, senderName, failure)).toBe("failed");
  expect(said(sender, senderName, null)).toBe("unread");
});

it.each([
  ["ada@example.org", "Ada Lovelace"],
  ["postmaster.general@example.org", "The Postmaster General"],
  ["bouncer@example.org", "Bouncer"],
  ["daemon@example.org", "Postmaster Pat"],
])("%s, %s: a person's", (sender, senderName) => {
  expect(said(sender, senderName, failure)).toBeNull();
});

it.each([
  "Delivery incomplete. There was a temporary problem delivering your message to ada@example.org. Gmail will retry for 47 more hours.",
  "Delivery Status Notification (Delay)",
  "Your message to ada@example.org has been delayed. Our server will keep trying for two days.",
])("still on its way: %s", (text) => {
  expect(said("mailer-daemon@googlemail.com", "Mail Delivery Subsystem", text)).toBe("delayed");
});
