import { appleAhead, eventId, gmail, hit, minutes, seconds } from "../engagement.fixture.ts";
import { click, head, tellStories } from "./refinements.fixture.ts";

tellStories({
  "confirmed-by-click": [
    [
      "only the last unconfirmed open within 30 min",
      {},
      [
        hit({ id: 1, ...appleAhead, receivedAt: minutes(5) }),
        hit({ id: 2, ...appleAhead, receivedAt: minutes(10) }),
        hit({ id: 3, ...click, receivedAt: minutes(40) }),
        hit({ id: 4, ...appleAhead, receivedAt: minutes(41) }),
      ],
      { 1: "unconfirmed", 2: "person confirmed-by-click", 3: "person", 4: "unconfirmed" },
    ],
    [
      "each reading once, however often its links are followed",
      {},
      [
        hit({ id: 1, ...appleAhead, receivedAt: minutes(10) }),
        hit({ id: 2, ...click, receivedAt: minutes(11) }),
        hit({ id: 3, ...appleAhead, receivedAt: minutes(14) }),
        hit({ id: 4, ...click, receivedAt: minutes(15) }),
      ],
      { 1: "person confirmed-by-click", 2: "person", 3: "unconfirmed", 4: "person" },
    ],
    [
      "not longer ago, not another recipient's, not where a person's open explains the click",
      {},
      [
        hit({ id: 1, ...appleAhead, receivedAt: minutes(1) }),
        hit({ id: 2, ...appleAhead, recipient: 1, receivedAt: minutes(30) }),
        hit({ id: 3, ...click, receivedAt: minutes(31) + 1 }),
        hit({ id: 4, ...gmail, receivedAt: minutes(60) }),
        hit({ id: 5, ...appleAhead, receivedAt: minutes(61) }),
        hit({ id: 6, ...click, receivedAt: minutes(62) }),
      ],
      {
        1: "unconfirmed",
        2: "unconfirmed",
        3: "person",
        4: "person",
        5: "unconfirmed",
        6: "person",
      },
    ],
    [
      "not where a person's open lies exactly 30 min before the click",
      {},
      [
        hit({ id: 1, ...gmail, receivedAt: minutes(10) }),
        hit({ id: 2, ...appleAhead, receivedAt: minutes(30) }),
        hit({ id: 3, ...click, receivedAt: minutes(40) }),
      ],
      { 1: "person", 2: "unconfirmed", 3: "person" },
    ],
    [
      "not by a click that is doubted itself: in a burst, with a machine, unconfirmed, the rep's",
      { links: 2, corrections: [{ eventId: eventId(8), scope: "event" }] },
      [
        hit({ id: 1, ...appleAhead, receivedAt: minutes(9) }),
        hit({ id: 2, ...click }),
        hit({ id: 3, ...click, link: 2 }),
        hit({ id: 4, ...appleAhead, receivedAt: minutes(60) }),
        hit({ id: 5, ...click, ...head, receivedAt: minutes(61) }),
        hit({ id: 6, ...click, receivedAt: minutes(61) }),
        hit({ id: 7, ...click, verdict: "unconfirmed", receivedAt: minutes(62) }),
        hit({ id: 8, ...click, receivedAt: minutes(63) }),
      ],
      {
        1: "unconfirmed",
        2: "unconfirmed scanner-burst",
        3: "unconfirmed scanner-burst",
        4: "unconfirmed",
        5: "machine",
        6: "unconfirmed with-a-machine",
        7: "unconfirmed",
        8: "self that-was-me",
      },
    ],
    [
      "not what something besides the hit speaks against; the one before it is confirmed instead",
      { alongside: { [eventId(2)]: "quoted" } },
      [
        hit({ id: 1, ...appleAhead, receivedAt: minutes(8) }),
        hit({ id: 2, ...appleAhead, receivedAt: minutes(11) }),
        hit({ id: 3, ...click, receivedAt: minutes(12) }),
      ],
      { 1: "person confirmed-by-click", 2: "unconfirmed quoted", 3: "person" },
    ],
    [
      "whoever of several recipients clicked: one click shows one reading",
      { recipients: 3 },
      [
        hit({ id: 1, ...appleAhead, receivedAt: minutes(8) }),
        hit({ id: 2, ...appleAhead, country: "FR", receivedAt: minutes(11) }),
        hit({ id: 3, ...click, receivedAt: minutes(12) }),
      ],
      { 1: "unconfirmed", 2: "person confirmed-by-click", 3: "person" },
    ],
  ],
  "confirmed-by-reply": [
    [
      "only the last unconfirmed open within 2 h, up to a minute after the time that was cut",
      { repliedAt: minutes(120) },
      [
        hit({ id: 1, ...appleAhead, receivedAt: minutes(100) }),
        hit({ id: 2, ...appleAhead, receivedAt: minutes(120) + seconds(59) }),
        hit({ id: 3, ...appleAhead, receivedAt: minutes(125) }),
      ],
      {
        1: "unconfirmed",
        2: "person confirmed-by-reply",
        3: "unconfirmed after-reply",
      },
    ],
    [
      "not longer ago",
      { repliedAt: minutes(140) },
      [hit({ ...appleAhead, receivedAt: minutes(19) })],
      { 1: "unconfirmed" },
    ],
    [
      "an open exactly 2 h before",
      { repliedAt: minutes(120) },
      [hit({ ...appleAhead, receivedAt: 0 })],
      { 1: "person confirmed-by-reply" },
    ],
    [
      "a reply exactly 2 min after sending, but not an open exactly a minute after it",
      { repliedAt: minutes(2) },
      [
        hit({ id: 1, ...appleAhead, receivedAt: minutes(1) }),
        hit({ id: 2, ...appleAhead, country: "FR", receivedAt: minutes(3) }),
      ],
      { 1: "person confirmed-by-reply", 2: "unconfirmed after-reply" },
    ],
    [
      "not by a program's reply, within 2 min of sending",
      { confirmedAt: 1, repliedAt: minutes(2) },
      [hit({ ...appleAhead, receivedAt: minutes(1) })],
      { 1: "unconfirmed" },
    ],
    [
      "not where a person's hit explains the reply, and not what was lowered",
      { repliedAt: minutes(60), confirmedAt: 0, alongside: { [eventId(1)]: "copied" } },
      [hit({ id: 1, ...appleAhead, receivedAt: minutes(59) })],
      { 1: "unconfirmed copied" },
    ],
    [
      "not where a person's click explains it",
      { repliedAt: minutes(60) },
      [hit({ id: 1, ...click }), hit({ id: 2, ...appleAhead, receivedAt: minutes(50) })],
      { 1: "person", 2: "unconfirmed" },
    ],
  ],
  "same-reading": [
    [
      "unconfirmed fetches by the same client around a person's",
      {},
      [
        hit({ id: 1, ...gmail, verdict: "unconfirmed", receivedAt: seconds(5) }),
        hit({ id: 2, ...gmail, receivedAt: seconds(120) }),
        hit({ id: 3, ...gmail, verdict: "unconfirmed", receivedAt: seconds(240) }),
        hit({ id: 4, ...gmail, verdict: "unconfirmed", receivedAt: seconds(361) }),
        hit({ id: 5, ...appleAhead, receivedAt: seconds(120) }),
      ],
      {
        1: "unconfirmed same-reading",
        2: "person",
        3: "unconfirmed same-reading",
        4: "unconfirmed",
        5: "unconfirmed",
      },
    ],
    [
      "not what something besides the hit speaks against",
      { alongside: { [eventId(1)]: "quoted" } },
      [hit({ id: 1, ...gmail }), hit({ id: 2, ...gmail })],
      { 1: "unconfirmed quoted", 2: "person" },
    ],
  ],
});
