import { expect, it } from "vitest";
import { isMailPage } from "./mail-page.ts";

it.each([
  [
    "https://mail.google.com/mail/u/0/?ui=2&ik=0123456789&view=pt&search=all&permthid=thread-f:1",
    true,
  ],
  ["https://mail.google.com/mail/u/0/?ui=2&ik=0123456789&view=lg&permmsgid=msg-f:1", true],
  ["https://mail.google.com/mail/u/1/popout?ver=1#thread-f:1", true],
  ["https://mail.google.com/mail/u/0/#inbox", false],
  ["https://mail.google.com/mail/u/0/?view=cm&to=ada@example.org", false],
  ["https://mail.google.com/mail/u/0/?search=view%3Dpt#search/view=pt", false],
])("%s", (address, expected) => {
  expect(isMailPage(new URL(address))).toBe(expected);
});
