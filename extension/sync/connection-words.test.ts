import { afterEach, expect, test } from "vitest";
import { speak } from "../i18n/i18n.ts";
import german from "../words/de/connection.json";
import { stateSentence, troubleSentence } from "./connection-words.ts";
import { connection } from "./connection.ts";

const minute = 60_000;

afterEach(() => speak("en", {}));

test.each([
  [7 * minute, "7 minutes ahead of"],
  [-90 * minute, "90 minutes behind"],
  [3 * 60 * minute, "3 hours ahead of"],
  [-3 * 24 * 60 * minute, "3 days behind"],
])("a clock that is off by %i ms is said as %j", (skew, words) => {
  expect(troubleSentence({ kind: "clock-skew", skew })).toContain(`is ${words} the server’s`);
});

test("what is wrong is said in the language of the moment, one sentence after the other", () => {
  const wrong = {
    ...connection.fallback,
    state: "live",
    via: "push",
    troubles: [
      { kind: "clock-skew", skew: -2 * 60 * minute },
      { kind: "unreadable", events: 1 },
    ],
  } as const;
  expect(stateSentence(wrong)).toMatch(/2 hours behind .* 1 event could not be read/);
  speak("de", { connection: german });
  expect(stateSentence(wrong)).toMatch(/um 2 Stunden nach.* 1 Ereignis /);
});
