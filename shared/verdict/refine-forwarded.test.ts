import { gmail, hit, minutes } from "../engagement.fixture.ts";
import { click, phone, tellStories } from "./refinements.fixture.ts";

tellStories({
  forwarded: [
    [
      "a new client on a new network after half an hour of quiet",
      {},
      [
        hit({ id: 1 }),
        hit({ id: 2, ...phone, country: "FR", receivedAt: minutes(40) }),
        hit({ id: 3, ...phone, country: "FR", receivedAt: minutes(90) }),
      ],
      { 1: "person", 2: "person forwarded", 3: "person" },
    ],
    [
      "the same system and device, but another program; another class of network in no known country",
      {},
      [
        hit({ id: 1 }),
        hit({ id: 2, family: "Edge", class: "relay", country: null, receivedAt: minutes(40) }),
      ],
      { 1: "person", 2: "person forwarded" },
    ],
    [
      "not sooner, not the same client elsewhere, not another client on the same network",
      {},
      [
        hit({ id: 1 }),
        hit({ id: 2, ...phone, country: "FR", receivedAt: minutes(40) - 1 }),
        hit({ id: 3, country: "IT", receivedAt: minutes(90) }),
        hit({ id: 4, family: "Firefox", receivedAt: minutes(150) }),
      ],
      { 1: "person", 2: "person", 3: "person", 4: "person" },
    ],
    [
      "not the first click after opens through a proxy, not on an unknown network",
      {},
      [
        hit({ id: 1, ...gmail }),
        hit({ id: 2, ...click, receivedAt: minutes(60) }),
        hit({ id: 3, ...phone, class: "unknown", country: null, receivedAt: minutes(120) }),
        hit({ id: 4, ...phone, os: "iPadOS", country: null, receivedAt: minutes(180) }),
        hit({ id: 5, ...phone, os: "", class: "unknown", country: "DE", receivedAt: minutes(240) }),
      ],
      { 1: "person", 2: "person", 3: "person", 4: "person", 5: "person" },
    ],
    [
      "not where there are several recipients, for it may be another one of them",
      { recipients: 2 },
      [hit({ id: 1 }), hit({ id: 2, ...phone, country: "FR", receivedAt: minutes(40) })],
      { 1: "person", 2: "person" },
    ],
    [
      "a click after one from another place",
      {},
      [
        hit({ id: 1, ...click }),
        hit({ id: 2, ...gmail, receivedAt: minutes(60) }),
        hit({ id: 3, ...click, ...phone, country: "FR", receivedAt: minutes(120) }),
      ],
      { 1: "person", 2: "person forwarded", 3: "person forwarded" },
    ],
  ],
});
