import { appleAhead, eventId, gmail, hit, minutes, seconds } from "../engagement.fixture.ts";
import { click, head, tellStories } from "./refinements.fixture.ts";

tellStories({
  "before-sent": [
    [
      "more than 2 s before the sending was confirmed, opens and clicks",
      { sentAt: 0, confirmedAt: seconds(20) },
      [
        hit({ id: 1, receivedAt: seconds(17) }),
        hit({ id: 2, receivedAt: seconds(18) }),
        hit({ id: 3, ...click, receivedAt: seconds(17) }),
        hit({ id: 4, ...head, os: "", receivedAt: seconds(4) }),
      ],
      {
        1: "unconfirmed before-sent",
        2: "unconfirmed soon-after-sending",
        3: "unconfirmed before-sent",
        4: "machine",
      },
    ],
    [
      "it leads what the server doubted for less",
      { confirmedAt: seconds(20) },
      [hit({ verdict: "unconfirmed", reasons: ["at-once"], receivedAt: seconds(1) })],
      { 1: "unconfirmed before-sent" },
    ],
    ["not where nobody confirmed", { sentAt: minutes(20) }, [hit()], { 1: "person" }],
  ],
  "soon-after-sending": [
    [
      "within a second of the confirmed sending, or nine through Gmail's proxy or Microsoft's network, whatever the sender's clock said",
      { confirmedAt: minutes(10) },
      [
        hit({ id: 1, receivedAt: minutes(10) + 999 }),
        hit({ id: 2, country: "AT", receivedAt: minutes(10) + seconds(1) }),
        hit({ id: 3, ...gmail, receivedAt: minutes(10) + 8_999 }),
        hit({ id: 4, ...gmail, receivedAt: minutes(13) }),
        hit({ id: 5, family: "Gmail", receivedAt: minutes(10) + seconds(3) }),
        hit({ id: 6, ...gmail, family: "Outlook", receivedAt: minutes(10) + seconds(8) }),
        hit({ id: 7, ...gmail, family: "Yahoo Mail", receivedAt: minutes(10) + seconds(8) }),
      ],
      {
        1: "unconfirmed soon-after-sending",
        2: "person",
        3: "unconfirmed soon-after-sending",
        4: "person",
        5: "person",
        6: "unconfirmed soon-after-sending",
        7: "person",
      },
    ],
    [
      "counted from the end of the time for which the mail client keeps a mail",
      { confirmedAt: minutes(10), heldFor: seconds(5) },
      [
        hit({ id: 1, receivedAt: minutes(10) + seconds(5) + 999 }),
        hit({ id: 2, country: "AT", receivedAt: minutes(10) + seconds(6) }),
        hit({ id: 3, ...gmail, receivedAt: minutes(10) + seconds(9) }),
      ],
      { 1: "unconfirmed soon-after-sending", 2: "person", 3: "person" },
    ],
    [
      "a second later where a mail was scheduled, for then that is the time of Send itself; and who reads it later counts",
      { sentAt: minutes(10), confirmedAt: minutes(10), scheduled: true },
      [
        hit({ id: 1, receivedAt: minutes(10) + 1_999 }),
        hit({ id: 2, country: "AT", receivedAt: minutes(10) + seconds(2) }),
        hit({ id: 3, ...gmail, receivedAt: minutes(10) + 9_999 }),
        hit({ id: 4, ...gmail, receivedAt: minutes(15) }),
        hit({ id: 5, ...click, receivedAt: minutes(10) + 1_500 }),
        hit({ id: 6, ...gmail, receivedAt: minutes(3) }),
      ],
      {
        1: "unconfirmed soon-after-sending",
        2: "person",
        3: "unconfirmed soon-after-sending",
        4: "person",
        5: "unconfirmed soon-after-sending",
        6: "unconfirmed before-sent",
      },
    ],
    [
      "not where nobody confirmed the sending, and not what the server doubts already",
      { sentAt: minutes(10) },
      [hit({ id: 1 }), hit({ id: 2, ...gmail, verdict: "unconfirmed" })],
      { 1: "person", 2: "unconfirmed" },
    ],
    [
      "a click can still confirm it",
      { confirmedAt: minutes(10) },
      [
        hit({ id: 1, ...gmail, receivedAt: minutes(10) + seconds(3) }),
        hit({ id: 2, ...click, receivedAt: minutes(15) }),
      ],
      { 1: "person confirmed-by-click soon-after-sending", 2: "person" },
    ],
  ],
  "delivery-failed": [
    [
      "opens of a mail to one person, before and after; clicks stay",
      { bouncedAt: minutes(10) },
      [
        hit({ id: 1, receivedAt: minutes(9) }),
        hit({ id: 2, receivedAt: minutes(90) }),
        hit({ id: 3, ...click }),
      ],
      { 1: "unconfirmed delivery-failed", 2: "unconfirmed delivery-failed", 3: "person" },
    ],
  ],
  "delivery-failed-for-some": [
    [
      "with several people it is a remark",
      { bouncedAt: minutes(10), recipients: 2 },
      [hit({ id: 1 }), hit({ id: 2, ...appleAhead }), hit({ id: 3, ...head, os: "" })],
      {
        1: "person delivery-failed-for-some",
        2: "unconfirmed delivery-failed-for-some",
        3: "machine",
      },
    ],
  ],
  quoted: [
    [
      "the hit that came with a newer mail of the conversation, and no other",
      { alongside: { [eventId(1)]: "quoted" } },
      [hit({ id: 1 }), hit({ id: 2, receivedAt: minutes(40) })],
      { 1: "unconfirmed quoted", 2: "person" },
    ],
  ],
  copied: [
    [
      "the hit that came with another mail, and no other",
      { alongside: { [eventId(1)]: "copied" } },
      [hit({ id: 1 }), hit({ id: 2, receivedAt: minutes(40) })],
      { 1: "unconfirmed copied", 2: "person" },
    ],
  ],
  "follow-up-quote": [
    [
      "opens after the first untracked mail of the rep's",
      { followUps: [minutes(30), minutes(10)] },
      [hit({ id: 1, receivedAt: minutes(10) }), hit({ id: 2, receivedAt: minutes(10) - 1 })],
      { 1: "person follow-up-quote", 2: "person" },
    ],
  ],
  "after-reply": [
    [
      "opens from a minute after the reply; clicks and machines say no more by it",
      { repliedAt: minutes(9) },
      [
        hit({ id: 1, receivedAt: minutes(10) }),
        hit({ id: 2, receivedAt: minutes(10) - 1 }),
        hit({ id: 3, ...click }),
        hit({ id: 4, ...head, os: "" }),
      ],
      { 1: "person after-reply", 2: "person", 3: "person", 4: "machine" },
    ],
  ],
});
