import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { insightMail, NOON, someMails } from "./insight-mail.fixture.ts";
import { isMeasurable, isOpened } from "./insight-mail.ts";
import { neverEngaged } from "./never-engaged.ts";

const DAY = 86_400_000;
const ada = { email: "Ada@example.org", name: "Ada" };
const bob = { email: "bob@example.org", name: "" };

describe("people who never engaged", () => {
  test("are named with what was sent to them, whoever got the most first", () => {
    const mails = [
      insightMail({ recipients: [bob], sentAt: NOON - 9 * DAY }),
      insightMail({ recipients: [ada, bob], readings: [[NOON, "open", "unconfirmed"]] }),
      insightMail({ recipients: [{ email: "ada@EXAMPLE.org", name: "" }], sentAt: NOON - 8 * DAY }),
      insightMail({
        recipients: [ada],
        sentAt: NOON - 7 * DAY,
        readings: [[NOON, "open", "machine"]],
      }),
      insightMail({ recipients: [{ email: "cy@example.org", name: "Cy" }], bouncedAt: NOON }),
    ];
    expect(
      neverEngaged(mails, NOON).map(({ email, name, mails: sent, isPerhaps }) => ({
        email,
        name,
        sent: sent.length,
        isPerhaps,
      })),
    ).toEqual([
      { email: "ada@example.org", name: "Ada", sent: 3, isPerhaps: true },
      { email: "bob@example.org", name: "", sent: 2, isPerhaps: true },
    ]);
  });

  test("are none of those of whom it cannot be known", () => {
    const shared = insightMail({ recipients: [ada, bob], readings: [[NOON, "open", "person"]] });
    expect(neverEngaged([shared, insightMail({ recipients: [bob] })], NOON)).toEqual([]);
  });

  test("are none of those who had no time yet", () => {
    expect(neverEngaged([insightMail({ sentAt: NOON - DAY })], NOON - 3 * DAY)).toEqual([]);
  });

  test("are whoever has no mail that anybody opened", () => {
    fc.assert(
      fc.property(someMails, (mails) => {
        const known = mails.filter(isMeasurable);
        const addresses = new Set(
          known.flatMap((mail) => mail.recipients.map(({ email }) => email)),
        );
        const silent = neverEngaged(mails, NOON).map(({ email }) => email);
        for (const address of addresses) {
          const theirs = known.filter((mail) =>
            mail.recipients.some(({ email }) => email === address),
          );
          expect(silent.includes(address)).toBe(!theirs.some((mail) => isOpened(mail, "people")));
        }
        expect(silent.every((email) => addresses.has(email))).toBe(true);
      }),
    );
  });
});
