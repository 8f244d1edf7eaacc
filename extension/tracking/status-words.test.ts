import { describe, expect, it } from "vitest";
import type { Engagement } from "../../shared/engagement.ts";
import { foldEngagement } from "../../shared/engagement.ts";
import { messageFacts } from "../../shared/message-facts.fixture.ts";
import { statusWords } from "./status-words.ts";

const NOW = Date.UTC(2026, 10, 21, 12);
const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const { engagement: untouched } = foldEngagement(messageFacts({ sentAt: NOW - DAY }), []);
const counts = (changes: Partial<Engagement["opens"]>): Engagement["opens"] => ({
  ...untouched.opens,
  ...changes,
});

describe("status in words", () => {
  it.each<[string, Partial<Engagement>]>([
    ["Tracked, not opened yet", {}],
    ["Tracked, not opened yet", { opens: counts({ machine: 3, self: 2 }) }],
    [
      "Perhaps opened: fetched once, by a person or a machine",
      { opens: counts({ unconfirmed: 1 }) },
    ],
    ["Opened once, just now", { opens: counts({ person: 1 }), lastOpenedAt: NOW - 59_000 }],
    ["Opened once, just now", { opens: counts({ person: 1 }), lastOpenedAt: NOW + 5_000 }],
    [
      "Opened 2×, last 3 minutes ago · clicked once",
      {
        opens: counts({ person: 2 }),
        clicks: counts({ person: 1 }),
        lastOpenedAt: NOW - 3 * MINUTE - 5_000,
      },
    ],
    [
      "Opened once, 23 hours ago",
      { opens: counts({ person: 1 }), lastOpenedAt: NOW - 1439 * MINUTE },
    ],
    ["Opened once, yesterday", { opens: counts({ person: 1 }), lastOpenedAt: NOW - DAY }],
    [
      "Opened once, Oct 1, 2026",
      { opens: counts({ person: 1 }), lastOpenedAt: Date.UTC(2026, 9, 1, 12) },
    ],
    ["Clicked 4×", { clicks: counts({ person: 4 }), lastOpenedAt: NOW }],
    ["Replied 2 hours ago", { repliedAt: NOW - 120 * MINUTE, lastOpenedAt: NOW - 120 * MINUTE }],
    ["Undeliverable: sent back 2 hours ago", { bouncedAt: NOW - 120 * MINUTE }],
    [
      "Undeliverable: sent back just now",
      { bouncedAt: NOW, opens: counts({ unconfirmed: 1, machine: 2 }) },
    ],
    [
      "Undeliverable to one recipient at least: sent back just now · opened once, 3 minutes ago",
      {
        bouncedAt: NOW,
        whoIsKnown: false,
        opens: counts({ person: 1 }),
        lastOpenedAt: NOW - 3 * MINUTE,
      },
    ],
  ])("%s", (words, changes) => {
    expect(statusWords({ ...untouched, ...changes }, NOW)).toBe(words);
  });

  it.each<[string, Partial<Engagement>]>([
    ["Links tracked, opens not; not clicked yet", {}],
    ["Clicked once", { clicks: counts({ person: 1 }), lastOpenedAt: NOW }],
    ["Clicked once unconfirmed", { clicks: counts({ unconfirmed: 1 }) }],
    ["Replied just now", { repliedAt: NOW, lastOpenedAt: NOW }],
  ])("%s, where only links are tracked", (words, changes) => {
    expect(statusWords({ ...untouched, ...changes }, NOW, { linksOnly: true })).toBe(words);
  });

  it.each<[string, Partial<Engagement>]>([
    ["Tracked, not opened yet", { opens: counts({ machine: 3 }) }],
    ["Opened once unconfirmed", { opens: counts({ unconfirmed: 1 }) }],
    [
      "Opened 2× unconfirmed · clicked once unconfirmed",
      { opens: counts({ unconfirmed: 2 }), clicks: counts({ unconfirmed: 1 }) },
    ],
    [
      "Opened once, just now · 2× unconfirmed",
      { opens: counts({ person: 1, unconfirmed: 2 }), lastOpenedAt: NOW },
    ],
  ])("%s, where the rep counts what is unconfirmed", (words, changes) => {
    expect(statusWords({ ...untouched, ...changes }, NOW, { countUnconfirmed: true })).toBe(words);
  });
});
