import { expect, test } from "vitest";
import { zonedClock } from "../../../shared/insights/zoned-clock.ts";
import { recordSent } from "../../db/record-sent.ts";
import { emptyDatabase, sentMessage } from "../../db/samples.ts";
import { readAllSummaries } from "../../db/summaries.ts";
import { chooseMails, mailboxesOf, type Choice } from "./choice.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Half past midnight in Berlin, where it is another day than in London. */
const now = Date.UTC(2026, 10, 20, 23, 30);
const clock = zonedClock("Europe/Berlin");

test("mails are those of the last days on the rep's wall, today among them, and of one mailbox", async () => {
  const db = emptyDatabase();
  const sent = [
    { at: now, account: "a@example.com" },
    { at: now - HOUR, account: "b@example.com" },
    { at: now - 2 * DAY, account: "a@example.com" },
    { at: now - 30 * DAY, account: "" },
    { at: now + DAY, account: "a@example.com" },
  ];
  for (const [number, { at, account }] of sent.entries())
    await recordSent(db, sentMessage(number, { mintedAt: at, sentAt: at, account }), 0);
  const all = await readAllSummaries(db);
  const choose = (choice: Choice) => {
    const { mails, from, to } = chooseMails(all, choice, clock, clock(now).day);
    return [mails.map(({ sentAt }) => (now - sentAt) / HOUR), to - from + 1];
  };
  expect(choose({ days: 1, account: null })).toEqual([[0], 1]);
  expect(choose({ days: 2, account: null })).toEqual([[0, 1], 2]);
  expect(choose({ days: 7, account: "a@example.com" })).toEqual([[0, 48], 7]);
  expect(choose({ days: null, account: null })).toEqual([[0, 1, 48, 720], 31]);
  expect(choose({ days: null, account: "nobody@example.com" })).toEqual([[], 1]);
  expect(mailboxesOf(all)).toEqual(["a@example.com", "b@example.com"]);
});
