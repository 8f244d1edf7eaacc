import { expect, test } from "vitest";
import { completeDocument } from "../db/message-document.ts";
import { sentMessage } from "../db/samples.ts";
import type { SentMessage } from "../messages.ts";
import { destinationOf, hitDetail, hitTitle } from "./words.ts";

const ada = { email: "ada@example.com", name: "Ada Lovelace", field: "to" } as const;
const grace = { email: "grace@example.com", name: " ", field: "cc" } as const;

function mail(facts: Partial<SentMessage> = {}, opens = 0) {
  const document = completeDocument(undefined, sentMessage(1, { subject: "Proposal", ...facts }));
  const counts = { ...document.engagement.opens, person: opens };
  return { ...document, engagement: { ...document.engagement, opens: counts } };
}

test("names the person, the subject and where the link leads", () => {
  expect(hitTitle(mail(), "open", 0)).toBe("Ada Lovelace opened “Proposal”");
  expect(hitTitle(mail(), "click", 1)).toBe(
    "Ada Lovelace clicked example.com/pricing in “Proposal”",
  );
  expect(hitTitle(mail(), "click", 9)).toBe("Ada Lovelace clicked a link in “Proposal”");
});

test("says someone where it cannot be told who", () => {
  expect(hitTitle(mail({ recipients: [ada, grace] }), "open", 0)).toBe("Someone opened “Proposal”");
  expect(hitTitle(mail({ recipients: [] }), "open", 0)).toBe("Someone opened “Proposal”");
});

test("does without a name and without a subject", () => {
  expect(hitTitle(mail({ recipients: [grace], subject: " " }), "open", 0)).toBe(
    "grace@example.com opened “(no subject)”",
  );
});

test.each([
  [1, "1st open"],
  [2, "2nd open"],
  [3, "3rd open"],
  [4, "4th open"],
  [11, "11th open"],
  [21, "21st open"],
])("counts: %i", (opens, words) => {
  expect(hitDetail(mail({}, opens), "open")).toBe(words);
});

test("says to whom the mail went where that is several people", () => {
  expect(hitDetail(mail({ recipients: [ada, grace] }, 1), "open")).toBe(
    "1st open · sent to Ada Lovelace and 1 other",
  );
  expect(hitDetail(mail({ recipients: [grace, ada, ada] }, 1), "open")).toBe(
    "1st open · sent to grace@example.com and 2 others",
  );
});

test("shortens a destination to host and path", () => {
  expect(destinationOf(mail(), 2)).toBe("docs.example.com");
  expect(destinationOf(mail({ links: ["http://localhost:3000/a/?b#c"] }), 1)).toBe(
    "localhost:3000/a",
  );
  expect(destinationOf(mail({ links: ["not a link"] }), 1)).toBeNull();
  expect(destinationOf(mail(), 0)).toBeNull();
});
