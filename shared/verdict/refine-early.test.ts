import { eventId, gmail, hit, minutes, seconds } from "../engagement.fixture.ts";
import { click, head, phone, tellStories } from "./refinements.fixture.ts";

tellStories({
  "click-before-open": [
    [
      "within 30 s of sending, and nobody but a machine and the rep had opened it",
      {
        sentAt: -seconds(50),
        confirmedAt: 0,
        corrections: [{ eventId: eventId(2), scope: "event" }],
      },
      [
        hit({ id: 1, ...head, os: "", receivedAt: seconds(2) }),
        hit({ id: 2, ...phone, receivedAt: seconds(3) }),
        hit({ id: 3, recipient: 1, receivedAt: seconds(4) }),
        hit({ id: 4, ...click, receivedAt: seconds(29) }),
        hit({ id: 5, receivedAt: seconds(29) + 500 }),
        hit({ id: 6, ...click, receivedAt: seconds(30) }),
      ],
      {
        1: "machine",
        2: "self that-was-me",
        3: "person",
        4: "unconfirmed click-before-open",
        5: "person",
        6: "person",
      },
    ],
    [
      "but not exactly 30 s after it; whenever that was",
      { confirmedAt: minutes(10) },
      [
        hit({ id: 1, ...click, receivedAt: minutes(10) + seconds(29) }),
        hit({ id: 2, ...click, link: 2, receivedAt: minutes(10) + seconds(30) }),
      ],
      { 1: "unconfirmed click-before-open", 2: "person" },
    ],
    [
      "not where somebody may have opened it",
      {},
      [
        hit({ id: 1, ...gmail, verdict: "unconfirmed", receivedAt: seconds(4) }),
        hit({ id: 2, ...click, receivedAt: seconds(20) }),
      ],
      // The click then shows that the open was a reading.
      { 1: "person confirmed-by-click", 2: "person" },
    ],
    [
      "not where the clock must be wrong",
      { sentAt: minutes(11) },
      [hit({ ...click, receivedAt: minutes(10) })],
      { 1: "person" },
    ],
  ],
});
