import { isIP } from "node:net";
import { expect, test } from "vitest";
import { findNetworkFiles } from "../../backend/core/network/network-files.ts";
import { createNetworks } from "../../backend/core/network/networks.ts";
import { silentLog } from "../../backend/core/structured-log.ts";
import { systemTimers } from "../../backend/core/timers.ts";
import { isReasonCode } from "../../shared/verdict/reasons.ts";
import { ADDRESSES, type AddressName } from "./addresses.ts";
import { CLIENTS } from "./clients.ts";
import { STORIES, SUBJECTS } from "./corpus.ts";
import { SOURCES } from "./sources.ts";
import { expectedOf, isFetch, milliseconds, type At } from "./story.ts";
import { fetchesOf, momentsOf } from "./timeline.ts";

test("there are at least 150 stories, each with a name of its own", () => {
  expect(STORIES.length).toBeGreaterThanOrEqual(150);
  expect(new Set(STORIES.map(({ id }) => id)).size).toBe(STORIES.length);
  for (const { id } of STORIES) expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
});

test.each(STORIES)("$id is well formed", (story) => {
  expect(story.tells).toMatch(/^[A-Z].*\.$/);
  const times = story.steps.map(({ at }) => milliseconds(at));
  expect(times, "steps stand in the order of their times").toEqual(times.toSorted((a, b) => a - b));
  expect(momentsOf(story).filter(({ kind }) => kind === "fetch")).toHaveLength(
    story.steps.filter(isFetch).length,
  );
  const moments = fetchesOf(story).map(({ at }) => milliseconds(at));
  expect(new Set(moments).size, "no two fetches at the same millisecond").toBe(moments.length);
  for (const step of fetchesOf(story)) {
    const codes = [expectedOf(step).because, ...(step.also ?? []), ...(step.never ?? [])];
    expect(codes.filter((code) => !isReasonCode(code))).toEqual([]);
  }
});

test("every client, address and source is used", () => {
  const fetches = STORIES.flatMap(fetchesOf);
  const clients = new Set(fetches.map(({ by }) => by));
  const addresses = new Set(fetches.map(({ by, from }) => from ?? CLIENTS[by].from));
  const sources = new Set(STORIES.map(({ source }) => source));
  expect(Object.keys(CLIENTS).filter((name) => !clients.has(name as keyof typeof CLIENTS))).toEqual(
    [],
  );
  expect(Object.keys(ADDRESSES).filter((name) => !addresses.has(name as AddressName))).toEqual([]);
  expect(Object.keys(SOURCES).filter((name) => !sources.has(name as keyof typeof SOURCES))).toEqual(
    [],
  );
  expect(Object.values(SUBJECTS).every((stories) => stories.length > 0)).toBe(true);
});

test("both kinds of error are told of: what must count, and what must not", () => {
  const verdicts = STORIES.flatMap(fetchesOf).map((step) => expectedOf(step).verdict);
  for (const verdict of ["person", "unconfirmed", "machine", "self"] as const) {
    expect(verdicts.filter((one) => one === verdict).length).toBeGreaterThanOrEqual(10);
  }
});

test("the addresses are those of the networks that they are said to be of", async () => {
  const networks = createNetworks({
    files: findNetworkFiles(),
    logger: silentLog,
    timers: systemTimers,
  });
  await Promise.all([networks.load("ipv4"), networks.load("ipv6")]);
  const wrong = Object.values(ADDRESSES).filter(({ ip, of }) => {
    const { isPublic, asn } = networks.lookup(ip);
    const said = /AS(\d+)/.exec(of)?.[1];
    // Only the systems that rules name are in the data.
    const isOther = asn !== null && said !== undefined && asn !== Number(said);
    return isIP(ip) === 0 || isPublic !== (of !== "RFC 1918") || isOther;
  });
  expect(wrong).toEqual([]);
  const lists = (name: AddressName) => networks.lookup(ADDRESSES[name].ip).lists;
  expect(lists("googleProxy4")).toEqual(["google"]);
  expect(lists("appleEgressIpv6")).toEqual(["apple-egress"]);
  expect(lists("exchangeOnlineIpv6")).toEqual(["exchange-online"]);
  expect(lists("microsoft")).toEqual([]);
  expect(lists("barracuda")).toEqual(["barracuda"]);
});

test.each([
  ["90s", 90_000],
  ["1h 20s", 3_620_000],
  ["-4s", -4_000],
  ["400ms", 400],
  ["60.5min", 3_630_000],
  ["2d 1h", 176_400_000],
] as const)("%s is so many milliseconds", (time, expected) => {
  expect(milliseconds(time)).toBe(expected);
});

test("a time that is none is refused", () => {
  expect(() => milliseconds("soon" as At)).toThrow('"soon" is no time');
});
