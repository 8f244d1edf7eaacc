import { describe, expect, test } from "vitest";
import { COLUMNS, NEWEST_FIRST, nextSorting, sortMails, type Column } from "./sorting.ts";
import { engagementWith, summaryWith } from "./summaries.fixture.ts";

const counts = (person: number, unconfirmed = 0) => ({ person, unconfirmed, machine: 9, self: 9 });
const person = (name: string) => [{ email: "x@example.com", name, field: "to" as const }];
/** The newest first. */
const mails = [
  summaryWith(1, {
    subject: "Offer 10",
    recipients: person("Émile"),
    tags: ["b"],
    lastEventAt: 5,
    engagement: engagementWith({ state: "opened", opens: counts(2), clicks: counts(0) }),
  }),
  summaryWith(2, {
    subject: "Offer 9",
    recipients: person("eve"),
    engagement: engagementWith({ state: "clicked", opens: counts(2, 1), clicks: counts(1) }),
  }),
  summaryWith(3, {
    subject: "",
    recipients: person("Ada"),
    tags: ["a"],
    lastEventAt: 7,
    tracking: { opens: false, links: false },
  }),
];
const order = (by: Column, descending: boolean) =>
  sortMails(mails, { by, descending }).map((mail) => mails.indexOf(mail) + 1);

describe("mails in the order of", () => {
  test.each([
    ["state", false, [3, 1, 2]],
    ["recipient", false, [3, 1, 2]],
    ["recipient", true, [2, 1, 3]],
    // Numbers in a text count as numbers, and what is empty stands at the end, whichever way.
    ["subject", false, [2, 1, 3]],
    ["subject", true, [1, 2, 3]],
    // What is unconfirmed only decides where persons do not.
    ["opens", true, [2, 1, 3]],
    ["clicks", true, [2, 1, 3]],
    ["activity", true, [3, 1, 2]],
    ["tags", false, [3, 1, 2]],
  ] as const)("%s, descending: %s", (by, descending, numbers) =>
    expect(order(by, descending)).toEqual(numbers),
  );

  test("their sending are the very same list", () =>
    expect(sortMails(mails, NEWEST_FIRST)).toBe(mails));
});

test("a press on a column sorts by it, the next one the other way round", () => {
  for (const by of COLUMNS) {
    const first = nextSorting(by === "sent" ? { by: "tags", descending: false } : NEWEST_FIRST, by);
    expect(first.by).toBe(by);
    expect(nextSorting(first, by)).toEqual({ by, descending: !first.descending });
  }
  expect(nextSorting(NEWEST_FIRST, "opens").descending).toBe(true);
  expect(nextSorting(NEWEST_FIRST, "subject").descending).toBe(false);
});
