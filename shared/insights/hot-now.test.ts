import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isHot } from "../hot.ts";
import { hotNow } from "./hot-now.ts";
import { insightMail, NOON, someMails } from "./insight-mail.fixture.ts";
import { isMeasurable } from "./insight-mail.ts";

const HOUR = 3_600_000;

test("hot mails are those read often in a day, and old ones that are read again", () => {
  const times = (...hours: readonly number[]) =>
    hours.map((hour) => [NOON - hour * HOUR, "open", "person"] as const);
  const often = insightMail({ readings: times(9, 6, 3) });
  const again = insightMail({ sentAt: NOON - 30 * 24 * HOUR, readings: times(1) });
  const machines = insightMail({
    readings: times(9, 6, 3).map(([at, kind]) => [at, kind, "machine"] as const),
  });
  const mails = [often, again, machines, insightMail({ readings: times(3) })];
  expect(hotNow(mails, NOON).map(({ engagement }) => engagement.lastOpenedAt)).toEqual([
    NOON - HOUR,
    NOON - 3 * HOUR,
  ]);
});

test("no hot mail is passed over", () => {
  const someTime = fc.integer({ min: NOON - 30 * 24 * HOUR, max: NOON });
  fc.assert(
    fc.property(someMails, someTime, (mails, now) => {
      const hot = mails.filter((mail) => isMeasurable(mail) && isHot(mail, now));
      expect(new Set(hotNow(mails, now))).toEqual(new Set(hot));
    }),
  );
});
