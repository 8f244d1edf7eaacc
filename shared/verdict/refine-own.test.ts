import { appleAhead, eventId, gmail, hit, minutes, seconds, view } from "../engagement.fixture.ts";
import { traitsOf } from "../message-facts.ts";
import { click, head, phone, tellStories } from "./refinements.fixture.ts";

tellStories({
  "that-was-me": [
    [
      "the rep's word makes any hit their own, a machine's and a click, too",
      { corrections: [1, 2].map((id) => ({ eventId: eventId(id), scope: "event" })) },
      [hit({ id: 1, ...head }), hit({ id: 2, ...click }), hit({ id: 3 })],
      { 1: "self that-was-me", 2: "self that-was-me", 3: "person" },
    ],
    [
      "a word on a hit that is not here says nothing",
      { corrections: [{ eventId: eventId(9), scope: "same-client" }] },
      [hit()],
      { 1: "person" },
    ],
  ],
  "same-as-that-was-me": [
    [
      "everything by the same client and class of network, wherever it is",
      { corrections: [{ eventId: eventId(1), scope: "same-client" }] },
      [
        hit({ id: 1, ...phone }),
        hit({ id: 2, ...phone, country: "FR", receivedAt: minutes(90) }),
        hit({ id: 3, ...phone, ...click }),
        hit({ id: 4, ...phone, class: "relay" }),
        hit({ id: 5 }),
      ],
      {
        1: "self that-was-me",
        2: "self same-as-that-was-me",
        3: "self same-as-that-was-me",
        4: "person",
        5: "person",
      },
    ],
    [
      "not where the rep meant that one hit",
      { corrections: [{ eventId: eventId(1), scope: "event" }] },
      [hit({ id: 1, ...phone }), hit({ id: 2, ...phone })],
      { 1: "self that-was-me", 2: "person" },
    ],
  ],
  "own-view": [
    [
      "from 5 s before to 20 s after the rep looked",
      {},
      [
        view(minutes(10)),
        hit({ id: 1, ...gmail, receivedAt: minutes(10) - seconds(5) }),
        hit({ id: 2, ...gmail, receivedAt: minutes(10) + seconds(20) }),
        hit({ id: 3, ...gmail, receivedAt: minutes(10) - seconds(5) - 1 }),
        hit({ id: 4, ...gmail, receivedAt: minutes(10) + seconds(20) + 1 }),
      ],
      { 1: "self own-view", 2: "self own-view", 3: "person", 4: "person" },
    ],
    [
      "what can be the rep's browser, or the proxy of the mail client that they looked in",
      {},
      [
        view(minutes(10), { family: "Outlook" }),
        hit({ id: 1 }),
        hit({ id: 2, family: "" }),
        hit({ id: 3, ...gmail, family: "Outlook" }),
        hit({ id: 4, ...appleAhead, family: "Chrome", class: "hosting" }),
      ],
      { 1: "self own-view", 2: "self own-view", 3: "self own-view", 4: "self own-view" },
    ],
    [
      "never another provider, a program on the recipient's machine, a machine or a click",
      {},
      [
        view(minutes(10), { family: "Outlook" }),
        hit({ id: 1, ...gmail }),
        hit({ id: 2, ...appleAhead }),
        hit({ id: 3, family: "Outlook" }),
        hit({ id: 4, ...head, os: "" }),
        hit({ id: 5, ...click }),
        hit({ id: 6, family: "Safari" }),
      ],
      { 1: "person", 2: "unconfirmed", 3: "person", 4: "machine", 5: "person", 6: "person" },
    ],
  ],
  "like-own-device": [
    [
      "opens by the same traits; a click stays",
      { ownDevices: [traitsOf(hit(phone))] },
      [
        hit({ id: 1, ...phone }),
        hit({ id: 2, ...phone, country: "FR" }),
        hit({ id: 3, ...phone, ...click }),
      ],
      { 1: "unconfirmed like-own-device", 2: "person", 3: "person" },
    ],
    [
      "a click shows that it was not the rep's",
      { ownDevices: [traitsOf(hit(phone))] },
      [
        hit({ id: 2, ...phone, receivedAt: minutes(60) }),
        hit({ id: 3, ...phone, ...click, receivedAt: minutes(61) }),
      ],
      { 2: "person confirmed-by-click like-own-device", 3: "person" },
    ],
  ],
});
