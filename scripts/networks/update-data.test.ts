import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { download } from "./download.ts";
import { PUBLISHED_LISTS } from "./published-lists.ts";
import {
  ANSWERS,
  APPLE,
  EXCHANGE,
  GOOGLE,
  PATHS,
  setUpUpdates,
  type Files,
} from "./update-under-test.ts";

test("what is published becomes dated files, joined, and Google's own without its cloud", async () => {
  const { run, read, path } = setUpUpdates();
  const { good, said } = await run();
  expect([good, said]).toEqual([
    true,
    expect.stringContaining("apple-egress: 2026-11-21, 0 → 5 ranges, +5 −0"),
  ]);
  expect(readdirSync(path).toSorted()).toEqual([
    "apple-egress.json",
    "exchange-online.json",
    "google-cloud.json",
    "google.json",
  ]);
  expect(read("apple-egress")).toEqual({
    name: "apple-egress",
    source: "https://mask-api.icloud.com/egress-ip-ranges.csv",
    licence: "facts that their owner publishes",
    attribution: "",
    date: "2026-11-21",
    ipv4: ["104.28.0.0/20", "146.75.0.0/20", "172.224.0.0/16"],
    ipv6: ["2606:54c0::/35", "2a02:26f7:c000::/34"],
  });
  expect(read("google")).toMatchObject({
    date: "2026-11-20",
    ipv4: ["66.249.64.0/19", "74.125.0.0/16", "209.85.128.0/17"],
    ipv6: ["2001:4860::/32"],
  });
  expect(read("exchange-online")).toMatchObject({
    date: "2026-11-01",
    ipv4: ["40.92.0.0/15", "40.107.0.0/16", "52.100.0.0/14", "104.47.0.0/17"],
    ipv6: ["2a01:111:f403::/48"],
  });
});

test("all of it comes over HTTP, from whoever the addresses name", async () => {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, response) => {
    asked.push(url.replace(/[0-9a-f-]{36}/, "id"));
    const file = Object.entries(PATHS).find(([path]) => url.startsWith(path))?.[1];
    response.end(file === undefined ? "" : ANSWERS[file]);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { run, read } = setUpUpdates();
  const { good } = await run(
    {},
    {
      get: (url) => {
        const { host, pathname, search } = new URL(url);
        return download(`${origin}/${host}${pathname}${search}`, { fetch, wait: async () => {} });
      },
    },
  );
  expect(good).toBe(true);
  expect(asked).toEqual([
    "/mask-api.icloud.com/egress-ip-ranges.csv",
    "/www.gstatic.com/ipranges/goog.json",
    "/www.gstatic.com/ipranges/cloud.json",
    "/www.gstatic.com/ipranges/cloud.json",
    "/endpoints.office.com/endpoints/worldwide?ServiceAreas=Exchange&ClientRequestId=id",
    "/endpoints.office.com/version/worldwide?ClientRequestId=id",
  ]);
  expect(read("exchange-online")).toMatchObject({ date: "2026-11-01" });
});

test("a dry run says what would change, and changes nothing", async () => {
  const { run, path } = setUpUpdates();
  expect(await run({}, { dryRun: true })).toMatchObject({
    good: true,
    said: expect.stringContaining("google:"),
  });
  expect(readdirSync(path)).toEqual([]);
});

test("what changed is said", async () => {
  const { run } = setUpUpdates();
  await run();
  const lines = [
    ...APPLE.filter((line) => !line.startsWith("146.75")),
    "146.75.64.0/20,FR,,Paris,",
  ];
  const { said } = await run({ "egress-ip-ranges.csv": lines.join("\r\n") });
  expect(said).toContain(
    "apple-egress: 2026-11-21 → 2026-11-21, 5 → 5 ranges, +1 −1\n  + 146.75.64.0/20\n  − 146.75.0.0/20",
  );
  expect(said).toContain("google: 2026-11-20 → 2026-11-20, 4 → 4 ranges, +0 −0");
});

describe("a good file is never replaced by", () => {
  const cases: [string, Files, string][] = [
    [
      "a list that was cut off",
      { "egress-ip-ranges.csv": APPLE.slice(0, 2).join("\n") },
      "nothing of it is in 104.28.0.0/16",
    ],
    [
      "half a line",
      { "egress-ip-ranges.csv": `${APPLE.join("\n")}\n172.2` },
      '"172.2" is no range',
    ],
    [
      "an error page",
      { "egress-ip-ranges.csv": "<html>sorry</html>" },
      '"<html>sorry</html>" is no range',
    ],
    ["nothing", { "egress-ip-ranges.csv": "" }, "ipv4 has 0, at least 30000 are expected"],
    [
      "the whole internet",
      { "egress-ip-ranges.csv": [...APPLE, "0.0.0.0/0,US"].join("\n") },
      "too wide to be true",
    ],
    [
      "a private network",
      { "egress-ip-ranges.csv": [...APPLE, "10.0.0.0/8,US"].join("\n") },
      "10.0.0.0/8 is not of the public internet",
    ],
    [
      "bits behind a prefix",
      { "egress-ip-ranges.csv": [...APPLE, "91.64.1.1/24,US"].join("\n") },
      "has bits behind its prefix",
    ],
    [
      "many too wide ones",
      { "egress-ip-ranges.csv": [...APPLE, "64.0.0.0/8", "66.0.0.0/8", "2a00::/16"].join("\n") },
      "at most 1000000 are expected",
    ],
  ];
  test.each(cases)("%s", async (_name, files, reason) => {
    const { run, read } = setUpUpdates();
    await run();
    const before = read("apple-egress");
    const { good, said } = await run(files);
    expect([good, said]).toEqual([
      false,
      expect.stringContaining("✗ apple-egress stays as it is: "),
    ]);
    expect(said).toContain(reason);
    expect(read("apple-egress")).toEqual(before);
    expect(said).toContain("google: ");
  });

  const forms: [string, Files][] = [
    ["JSON of another form", { "cloud.json": '{"prefixes": [{"range": "8.8.8.0/24"}]}' }],
    ["no JSON", { "goog.json": "<html>" }],
    ["a version of another form", { "exchange-version.json": '{"latest": "soon"}' }],
    ["no mail servers", { "exchange-endpoints.json": JSON.stringify(EXCHANGE.slice(0, 2)) }],
  ];
  test.each(forms)("%s", async (_name, files) => {
    const { run, read } = setUpUpdates();
    await run();
    const before = [read("google"), read("google-cloud"), read("exchange-online")];
    expect((await run(files)).good).toBe(false);
    expect([read("google"), read("google-cloud"), read("exchange-online")]).toEqual(before);
  });

  test("what has halved or doubled, unless somebody says that it is right", async () => {
    const { run, read } = setUpUpdates();
    await run();
    const before = read("apple-egress");
    const half = [
      "172.224.0.0/18,US",
      "172.224.64.0/19,US",
      ...APPLE.filter((line) => !line.startsWith("172.")),
    ].join("\n");
    const { good, said } = await run({ "egress-ip-ranges.csv": half });
    expect([good, said]).toEqual([
      false,
      expect.stringContaining(
        "ipv4 went from 73728 to 32768; if that is right, say so with --accept-leaps",
      ),
    ]);
    expect(read("apple-egress")).toEqual(before);
    const accepted = await run({ "egress-ip-ranges.csv": half }, { acceptLeaps: true });
    expect(accepted.good).toBe(true);
    expect(read("apple-egress")).not.toEqual(before);
  });

  test("an older version of itself", async () => {
    const { run } = setUpUpdates();
    await run();
    const older = JSON.stringify({ ...GOOGLE, creationTime: "2026-11-01T00:00:00" });
    const { good, said } = await run({ "goog.json": older });
    expect([good, said]).toEqual([
      false,
      expect.stringContaining("it is of 2026-11-01, older than what is there (2026-11-20)"),
    ]);
  });

  test("anything, when it is damaged itself: somebody must look", async () => {
    const { run, path } = setUpUpdates();
    await run();
    writeFileSync(join(path, "google.json"), "{}");
    const { good, said } = await run();
    expect([good, said]).toEqual([false, expect.stringContaining("google.json is damaged")]);
    expect(readFileSync(join(path, "google.json"), "utf8")).toBe("{}");
  });
});

test("what cannot be had costs the others nothing", async () => {
  const { run, path } = setUpUpdates();
  const { good, said } = await run(
    {},
    {
      lists: PUBLISHED_LISTS.map((list) =>
        list.name === "google"
          ? { ...list, read: () => Promise.reject(new Error("nobody is there")) }
          : list,
      ),
    },
  );
  expect([good, said]).toEqual([
    false,
    expect.stringContaining("✗ google stays as it is: nobody is there"),
  ]);
  expect(existsSync(join(path, "google.json"))).toBe(false);
  expect(existsSync(join(path, "google-cloud.json"))).toBe(true);
});
