import {
  appleAhead,
  eventId,
  fromHosting,
  gmail,
  hit,
  minutes,
  seconds,
} from "../engagement.fixture.ts";
import { click, head, phone, tellStories } from "./refinements.fixture.ts";

tellStories({
  "scanner-burst": [
    [
      "every link within 3 s, by whatever it says it is",
      { links: 2 },
      [
        hit({ id: 1, ...click }),
        hit({ id: 2, ...click, ...phone, link: 2, receivedAt: minutes(10) + seconds(3) }),
        hit({ id: 3, ...click, receivedAt: minutes(20) }),
      ],
      { 1: "unconfirmed scanner-burst", 2: "unconfirmed scanner-burst", 3: "person" },
    ],
    [
      "three of many links, and what else is clicked within these seconds",
      { links: 9 },
      [1, 2, 2, 3].map((link, id) =>
        hit({ id, ...click, link, receivedAt: minutes(10) + seconds(id) }),
      ),
      Object.fromEntries([0, 1, 2, 3].map((id) => [id, "unconfirmed scanner-burst"])),
    ],
    [
      "all of four links within half a minute, which people do not follow one by one",
      { links: 4 },
      [1, 2, 3, 4].map((link) =>
        hit({ id: link, ...click, link, receivedAt: minutes(10) + seconds(10 * link) }),
      ),
      Object.fromEntries([1, 2, 3, 4].map((id) => [id, "unconfirmed scanner-burst"])),
    ],
    [
      "not both of two, or each of four one by one, by who has just read it in a mail program; three at once are",
      { sentAt: -minutes(1), links: 4 },
      [
        hit({ id: 5, ...gmail, reasons: ["mail-program-proxy"], receivedAt: minutes(9) }),
        ...[1, 2, 3, 4].map((link) =>
          hit({ id: link, ...click, link, receivedAt: minutes(10) + seconds(5 * link) }),
        ),
        ...[1, 2, 3].map((link) =>
          hit({ id: 5 + link, ...click, link, receivedAt: minutes(15) + seconds(link) }),
        ),
      ],
      {
        ...Object.fromEntries([1, 2, 3, 4, 5].map((id) => [id, "person"])),
        ...Object.fromEntries([6, 7, 8].map((id) => [id, "unconfirmed scanner-burst"])),
      },
    ],
    [
      "a reading while scanners still work says nothing, nor one long before",
      { sentAt: seconds(1), links: 2 },
      [
        hit({ id: 1, ...gmail, reasons: ["mail-program-proxy"], receivedAt: minutes(9) }),
        hit({ id: 2, ...click, link: 1 }),
        hit({ id: 3, ...click, link: 2 }),
        hit({ id: 4, ...click, link: 1, receivedAt: minutes(19) + 1 }),
        hit({ id: 5, ...click, link: 2, receivedAt: minutes(19) + 2 }),
      ],
      {
        1: "person",
        ...Object.fromEntries([2, 3, 4, 5].map((id) => [id, "unconfirmed scanner-burst"])),
      },
    ],
    [
      "not four of five links within half a minute, nor four in more",
      { links: 5 },
      [1, 2, 3, 4, 5].map((link) =>
        hit({ id: link, ...click, link, receivedAt: minutes(10) + seconds(8 * link) }),
      ),
      Object.fromEntries([1, 2, 3, 4, 5].map((id) => [id, "person"])),
    ],
    [
      "a link that was followed before, and again within the burst",
      { links: 2 },
      [0, 2, 4].map((at) =>
        hit({ id: at, ...click, link: at === 4 ? 2 : 1, receivedAt: minutes(10) + seconds(at) }),
      ),
      { 0: "person", 2: "unconfirmed scanner-burst", 4: "unconfirmed scanner-burst" },
    ],
    [
      "it makes machines of unconfirmed opens around it, but not of a mail provider's, nor later ones",
      { links: 2 },
      [
        hit({ id: 1, ...fromHosting, receivedAt: minutes(10) - seconds(10) }),
        hit({ id: 2, ...appleAhead }),
        hit({ id: 3, ...click }),
        hit({ id: 4, ...click, link: 2, receivedAt: minutes(10) + seconds(1) }),
        hit({ id: 5, ...fromHosting, receivedAt: minutes(10) + seconds(12) }),
        hit({ id: 6, ...fromHosting, recipient: 1 }),
        hit({ id: 7, ...phone }),
      ],
      {
        1: "machine scanner-burst",
        2: "unconfirmed",
        3: "unconfirmed scanner-burst",
        4: "unconfirmed scanner-burst",
        5: "unconfirmed",
        6: "unconfirmed",
        7: "person",
      },
    ],
    [
      "not links slower than that, not two of three, not two recipients', not the only link",
      { links: 3 },
      [
        hit({ id: 1, ...click }),
        hit({ id: 2, ...click, link: 2, receivedAt: minutes(10) + seconds(2) }),
        hit({ id: 3, ...click, link: 3, receivedAt: minutes(10) + seconds(4) }),
        hit({ id: 4, ...click, link: 3, recipient: 1 }),
      ],
      { 1: "person", 2: "person", 3: "person", 4: "person" },
    ],
    [
      "not by clicks that are the rep's own or a known machine's",
      { links: 3, corrections: [{ eventId: eventId(2), scope: "event" }] },
      [
        hit({ id: 1, ...click }),
        hit({ id: 2, ...click, link: 2 }),
        hit({ id: 3, ...click, ...head, os: "", link: 3 }),
      ],
      { 1: "person", 2: "self that-was-me", 3: "machine" },
    ],
    ["not the only link", { links: 1 }, [hit(click)], { 1: "person" }],
    [
      "not by links that a browser fetched ahead",
      { links: 2 },
      [1, 2].map((link) =>
        hit({ id: link, ...click, link, verdict: "unconfirmed", reasons: ["speculative-fetch"] }),
      ),
      { 1: "unconfirmed", 2: "unconfirmed" },
    ],
  ],
  "with-a-machine": [
    [
      "the same traits within 3 s: opens are the machine's, clicks are doubted",
      {},
      [
        hit({ id: 1, ...click, ...head }),
        hit({ id: 2, receivedAt: minutes(10) + seconds(3) }),
        hit({ id: 3, ...click, receivedAt: minutes(10) - seconds(3) }),
        hit({ id: 4, ...fromHosting, os: "Windows", class: "access", country: "DE" }),
      ],
      {
        1: "machine",
        2: "machine with-a-machine",
        3: "unconfirmed with-a-machine",
        4: "machine with-a-machine",
      },
    ],
    [
      "not later, not other traits, not through a mail provider's proxy",
      {},
      [
        hit({ id: 1, ...head }),
        hit({ id: 2, receivedAt: minutes(10) + seconds(3) + 1 }),
        hit({ id: 3, country: "AT" }),
        hit({ id: 4, ...gmail, ...head }),
        hit({ id: 5, ...gmail }),
      ],
      { 1: "machine", 2: "person", 3: "person", 4: "machine", 5: "person" },
    ],
    [
      "not by what the rep did",
      { corrections: [{ eventId: eventId(3), scope: "event" }] },
      [hit({ id: 3, ...head, ...phone }), hit({ id: 4, ...phone })],
      { 3: "self that-was-me", 4: "person" },
    ],
  ],
  "with-a-burst": [
    [
      "an open by one of the burst's clients within 10 s of it, and no other open",
      { links: 2 },
      [
        hit({ id: 1, receivedAt: minutes(10) - seconds(10) }),
        hit({ id: 2, ...click }),
        hit({ id: 3, ...click, link: 2 }),
        hit({ id: 4, receivedAt: minutes(10) - seconds(11) }),
        hit({ id: 5, ...phone }),
        hit({ id: 6, recipient: 1 }),
      ],
      {
        1: "unconfirmed with-a-burst",
        2: "unconfirmed scanner-burst",
        3: "unconfirmed scanner-burst",
        4: "person",
        5: "person",
        6: "person",
      },
    ],
  ],
});
