import { describe, expect, test } from "vitest";
import { sentAt } from "../../../db/samples.ts";
import { ALL_MAILS, choicesOf, filterMails, isFiltered, type MailFilters } from "./filters.ts";
import { engagementWith, summaryWith } from "./summaries.fixture.ts";

const hour = 3_600_000;
const now = sentAt + 30 * 24 * hour;
const nobody = { person: 0, unconfirmed: 0, machine: 0, self: 0 };
const mails = [
  summaryWith(1),
  summaryWith(2, { engagement: engagementWith({ state: "unconfirmed" }) }),
  summaryWith(3, {
    engagement: engagementWith({ state: "opened", firstOpenedAt: now }),
    readings: [[now - hour, "open", "person"]],
    lastEventAt: now - hour,
  }),
  summaryWith(4, {
    engagement: engagementWith({
      state: "clicked",
      firstOpenedAt: now,
      clicks: { ...nobody, person: 1 },
    }),
  }),
  summaryWith(5, {
    engagement: engagementWith({ state: "replied", firstOpenedAt: now, repliedAt: now }),
  }),
  summaryWith(6, { engagement: engagementWith({ bouncedAt: now }) }),
  summaryWith(7, { tracking: { opens: false, links: false } }),
  summaryWith(8, { muted: true, tags: ["Lead"], sentAt: now - hour }),
  summaryWith(9, { remind: { at: now, unless: "replied" }, account: "other@example.com" }),
];
const shown = (filters: Partial<MailFilters>) =>
  filterMails(mails, { ...ALL_MAILS, ...filters }, now).map((mail) => mails.indexOf(mail) + 1);

describe("the mails that are shown", () => {
  test.each([
    [[], [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    [["notOpened"], [1, 8, 9]],
    [["unconfirmed"], [2]],
    // A click and a reply imply an open.
    [["opened"], [3, 4, 5]],
    [["clicked"], [4]],
    [["replied"], [5]],
    [["undeliverable"], [6]],
    [["untracked"], [7]],
    [["hot"], [3]],
    [["muted"], [8]],
    [["reminder"], [9]],
    [
      ["untracked", "undeliverable"],
      [6, 7],
    ],
  ] as const)("are those in any of the states %j", (states, numbers) =>
    expect(shown({ states })).toEqual(numbers),
  );

  test("are those with a tag, of a mailbox, of some days, and with the words that are searched", () => {
    expect(shown({ tag: "Lead" })).toEqual([8]);
    expect(shown({ mailbox: "other@example.com" })).toEqual([9]);
    expect(shown({ days: 7 })).toEqual([8]);
    expect(shown({ search: "ADA lead" })).toEqual([8]);
    expect(shown({ search: "ada", states: ["muted"], days: 7, tag: "Lead" })).toEqual([8]);
    expect(shown({ search: "nobody" })).toEqual([]);
  });

  test("are the very same list where nothing is chosen, so that nothing is drawn anew", () => {
    expect(filterMails(mails, { ...ALL_MAILS, search: "  " }, now)).toBe(mails);
    expect(isFiltered({ ...ALL_MAILS, search: "  " })).toBe(false);
  });
});

test("tags and mailboxes can be chosen that there are", () =>
  expect(choicesOf([...mails, summaryWith(10, { tags: ["alpha", "Lead"] })])).toEqual({
    tags: ["alpha", "Lead"],
    mailboxes: ["other@example.com", "rep@example.com"],
  }));
