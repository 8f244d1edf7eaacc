import { expect, test } from "vitest";
import { eventIdSchema } from "../../../shared/ids.ts";
import type { ExplainedHit } from "../../messages.ts";
import { groupHits } from "./hit-groups.ts";

let number = 0;
const open = (facts: Partial<ExplainedHit> = {}): ExplainedHit => ({
  eventId: eventIdSchema.parse(String((number += 1)).padStart(16, "e")),
  kind: "open",
  at: -number,
  age: 60,
  destination: null,
  verdict: "person",
  confidence: "likely",
  reasons: ["mail-program-proxy"],
  client: { family: "Gmail", os: "", device: "unknown" },
  network: { class: "mail-proxy", country: null },
  correction: null,
  taughtBy: null,
  similar: 0,
  ...facts,
});

test("eight fetches of one reading are explained once", () => {
  const hits = Array.from({ length: 8 }, () => open({ similar: 9 }));
  const [group, ...others] = groupHits(hits);
  expect(others).toEqual([]);
  expect(group).toMatchObject({ hits, newest: hits[0], oldest: hits[7], others: 2 });
});

test("what has reasons of its own, or is by another client, stands apart, the newest first", () => {
  const hits = [
    open(),
    open({ verdict: "unconfirmed", reasons: ["gmail-proxy-at-once"] }),
    open(),
    open({ client: { family: "Chrome", os: "", device: "desktop" } }),
  ];
  expect(groupHits(hits).map((group) => group.hits)).toEqual([
    [hits[0], hits[2]],
    [hits[1]],
    [hits[3]],
  ]);
});

test("those that are the rep's are not among the like that are not", () => {
  const own: Partial<ExplainedHit> = {
    verdict: "self",
    correction: "event",
    reasons: ["that-was-me"],
    similar: 3,
  };
  const [group] = groupHits([open(own), open(own)]);
  expect(group?.others).toBe(3);
});

test("no hits make no group", () => expect(groupHits([])).toEqual([]));
