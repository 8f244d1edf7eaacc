import { expect, test } from "vitest";
import { blankDocument, completeDocument } from "../db/message-document.ts";
import { mailId, sentMessage } from "../db/samples.ts";
import type { SentMessage } from "../messages.ts";
import { hitDetail, hitTitle, type ToldHit } from "./told-hit.ts";
import { destinationOf } from "./words.ts";

const ada = { email: "ada@example.com", name: "Ada Lovelace", field: "to" } as const;
const grace = { email: "grace@example.com", name: " ", field: "cc" } as const;

const open: ToldHit = { kind: "open", link: 0, isSure: true };

function mail(facts: Partial<SentMessage> = {}, opens = 0) {
  const document = completeDocument(
    blankDocument(mailId(1)),
    sentMessage(1, { subject: "Proposal", ...facts }),
    null,
  );
  const counts = { ...document.engagement.opens, person: opens };
  return { ...document, engagement: { ...document.engagement, opens: counts } };
}

test("names the person, the subject and where the link leads", () => {
  expect(hitTitle(mail(), open)).toBe("Ada Lovelace opened “Proposal”");
  expect(hitTitle(mail(), { ...open, kind: "click", link: 1 })).toBe(
    "Ada Lovelace clicked example.com/pricing in “Proposal”",
  );
  expect(hitTitle(mail(), { ...open, kind: "click", link: 9 })).toBe(
    "Ada Lovelace clicked a link in “Proposal”",
  );
});

test("says someone where it cannot be told who", () => {
  expect(hitTitle(mail({ recipients: [ada, grace] }), open)).toBe("Someone opened “Proposal”");
  expect(hitTitle(mail({ recipients: [] }), open)).toBe("Someone opened “Proposal”");
});

test("keeps names and subjects that are written from right to left to themselves", () => {
  const sara = { ...ada, name: "שרה" };
  expect(hitTitle(mail({ recipients: [sara], subject: "הצעה 2" }), open)).toBe(
    "\u2068שרה\u2069 opened “\u2068הצעה 2\u2069”",
  );
  expect(hitDetail(mail({ recipients: [sara, grace] }, 1), open)).toBe(
    "First open · sent to \u2068שרה\u2069 and 1 other",
  );
});

test("does without a name and without a subject", () => {
  expect(hitTitle(mail({ recipients: [grace], subject: " " }), open)).toBe(
    "grace@example.com opened “(no subject)”",
  );
});

test.each([
  [1, "First open"],
  [2, "2 opens so far"],
  [1_021, "1,021 opens so far"],
])("counts: %i", (opens, words) => {
  expect(hitDetail(mail({}, opens), open)).toBe(words);
});

test("says to whom the mail went where that is several people", () => {
  expect(hitDetail(mail({ recipients: [ada, grace] }, 1), open)).toBe(
    "First open · sent to Ada Lovelace and 1 other",
  );
  expect(hitDetail(mail({ recipients: [grace, ada, ada] }, 1), open)).toBe(
    "First open · sent to grace@example.com and 2 others",
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

test("says where it may have been a machine", () => {
  const perhaps = { ...open, isSure: false };
  expect(hitTitle(mail(), perhaps)).toBe("Ada Lovelace perhaps opened “Proposal”");
  expect(hitDetail(mail(), perhaps)).toBe("It may have been a machine");
  expect(hitTitle(mail(), { ...perhaps, kind: "click", link: 2 })).toBe(
    "Ada Lovelace perhaps clicked docs.example.com in “Proposal”",
  );
});
