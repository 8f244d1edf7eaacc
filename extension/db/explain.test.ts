import { expect, test } from "vitest";
import { explainMessage } from "./explain.ts";
import { recordEvents } from "./record-events.ts";
import { recordSent } from "./record-sent.ts";
import { account, emptyDatabase, hit, sentMessage, telling } from "./samples.ts";

/** The seconds after sending that are shown of a hit whose token says these, on a computer with this clock. */
async function shownAge(age: number, clockSkew: number | null): Promise<number | undefined> {
  const db = emptyDatabase();
  const mail = sentMessage(1);
  await recordSent(db, mail, clockSkew);
  await recordEvents(db, { account, events: [hit(1, { age })], cursor: "c", telling });
  const ids = { threadId: mail.threadId ?? "", mailMessageId: mail.mailMessageId ?? "" };
  const explanation = await explainMessage(db, ids);
  return explanation?.readings[0]?.[0]?.age;
}

test.each([
  ["ahead: nothing seems to come before the mail", -120, 180_000, 60],
  ["behind: nothing seems to come late", 301, -300_000, 1],
  ["behind by less than was measured", 2, -3_400, 0],
  ["right, as well as it is known: the token is believed", 3, 900, 3],
  ["unknown: the token is all there is", -120, null, -120],
] as const)(
  "the time after sending allows for a clock that is %s",
  async (_what, age, skew, shown) => {
    expect(await shownAge(age, skew)).toBe(shown);
  },
);
