import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { readAutonomousSystems } from "./autonomous-systems.ts";
import { PUBLISHED_LISTS } from "./published-lists.ts";
import { updateData } from "./update-data.ts";

/** What the publishers say, in their own forms; as they answered in 2026, but short. */
const APPLE = [
  "172.224.0.0/17,US,US-CA,Los Angeles,",
  "172.224.128.0/17,GB,GB-EN,London,",
  "104.28.0.0/20,DE,DE-BE,Berlin,",
  "146.75.0.0/20,FR,,Paris,",
  "2a02:26f7:c000::/34,US,US-NY,New York,",
  "2606:54c0::/35,US,US-TX,Dallas,",
];
const GOOGLE = google(
  "66.249.64.0/19",
  "209.85.128.0/17",
  "74.125.0.0/16",
  "34.64.0.0/10",
  "35.192.0.0/11",
  "2001:4860::/32",
);
const CLOUD = google("34.64.0.0/10", "35.192.0.0/11", "2600:1900::/28");
const EXCHANGE = [
  { id: 1, serviceArea: "Exchange", urls: ["outlook.office.com"], ips: ["13.107.6.152/31"] },
  { id: 8, serviceArea: "Exchange", urls: ["*.outlook.com"] },
  {
    id: 10,
    serviceArea: "Exchange",
    urls: ["*.mail.protection.outlook.com", "*.mx.microsoft"],
    ips: ["40.92.0.0/15", "40.107.0.0/16", "52.100.0.0/14", "104.47.0.0/17", "2a01:111:f403::/48"],
  },
];

function google(...prefixes: string[]) {
  return {
    syncToken: "1",
    creationTime: "2026-11-20T16:00:22.111",
    prefixes: prefixes.map((prefix) =>
      prefix.includes(":") ? { ipv6Prefix: prefix } : { ipv4Prefix: prefix },
    ),
  };
}

const ANSWERS = {
  "egress-ip-ranges.csv": APPLE.join("\n"),
  "goog.json": JSON.stringify(GOOGLE),
  "cloud.json": JSON.stringify(CLOUD),
  "exchange-endpoints.json": JSON.stringify(EXCHANGE),
  "exchange-version.json": JSON.stringify({ instance: "Worldwide", latest: "2026110100" }),
} as const;

type Files = Partial<Record<keyof typeof ANSWERS, string>>;

function setUp() {
  const path = mkdtempSync(join(tmpdir(), "sightline-data-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  const folder = pathToFileURL(`${path}/`);
  const run = async (
    changes: Files = {},
    options: Partial<Parameters<typeof updateData>[0]> = {},
  ) => {
    const lines: string[] = [];
    const answers: Readonly<Record<string, string>> = { ...ANSWERS, ...changes };
    const good = await updateData({
      folder,
      lists: PUBLISHED_LISTS,
      systems: null,
      get: async (url, file) => {
        const text = answers[file];
        if (text === undefined) throw new Error(`${url}: nobody is there`);
        return { text, modified: null };
      },
      today: new Date("2026-11-21T12:00:00Z"),
      dryRun: false,
      acceptLeaps: false,
      say: (text) => void lines.push(text),
      ...options,
    });
    return { good, said: lines.join("\n") };
  };
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(path, `${name}.json`), "utf8"));
  return { path, folder, run, read };
}

test("what is published becomes dated files, joined, and Google's own without its cloud", async () => {
  const { run, read, path } = setUp();
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

test("a dry run says what would change, and changes nothing", async () => {
  const { run, path } = setUp();
  expect(await run({}, { dryRun: true })).toMatchObject({
    good: true,
    said: expect.stringContaining("google:"),
  });
  expect(readdirSync(path)).toEqual([]);
});

test("what changed is said", async () => {
  const { run } = setUp();
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
    const { run, read } = setUp();
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
    const { run, read } = setUp();
    await run();
    const before = [read("google"), read("google-cloud"), read("exchange-online")];
    expect((await run(files)).good).toBe(false);
    expect([read("google"), read("google-cloud"), read("exchange-online")]).toEqual(before);
  });

  test("what has halved or doubled, unless somebody says that it is right", async () => {
    const { run, read } = setUp();
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
    const { run } = setUp();
    await run();
    const older = JSON.stringify({ ...GOOGLE, creationTime: "2026-11-01T00:00:00" });
    const { good, said } = await run({ "goog.json": older });
    expect([good, said]).toEqual([
      false,
      expect.stringContaining("it is of 2026-11-01, older than what is there (2026-11-20)"),
    ]);
  });

  test("anything, when it is damaged itself: somebody must look", async () => {
    const { run, path } = setUp();
    await run();
    writeFileSync(join(path, "google.json"), "{}");
    const { good, said } = await run();
    expect([good, said]).toEqual([false, expect.stringContaining("google.json is damaged")]);
    expect(readFileSync(join(path, "google.json"), "utf8")).toBe("{}");
  });
});

test("what cannot be had costs the others nothing", async () => {
  const { run, path } = setUp();
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

describe("autonomous systems", () => {
  function packageWith(version: string, ipv4: string, ipv6: string): URL {
    const path = mkdtempSync(join(tmpdir(), "sightline-asn-"));
    onTestFinished(() => rmSync(path, { recursive: true }));
    writeFileSync(join(path, "package.json"), `{"name": "asn", "version": "${version}"}`);
    writeFileSync(join(path, "asn-ipv4.csv"), ipv4);
    writeFileSync(join(path, "asn-ipv6.csv"), ipv6);
    return pathToFileURL(`${path}/`);
  }
  const IPV4 =
    '8.8.8.0,8.8.8.255,15169,Google LLC\n8.8.9.0,8.8.9.255,15169,Google LLC\n9.9.9.0,9.9.9.255,19281,"Quad9, ""the"" resolver"\n';
  const IPV6 = "2a02::,2a02:1:ffff:ffff:ffff:ffff:ffff:ffff,15169,Google LLC\n";

  test("come out of the package of all of them, joined and dated", async () => {
    const folder = packageWith("2.3.2026061719", IPV4, IPV6);
    const file = await readAutonomousSystems([15_169, 19_281], folder);
    expect(file).toMatchObject({
      name: "autonomous-systems",
      licence: "CC-BY-4.0",
      date: "2026-06-17",
    });
    expect(file.systems).toEqual([
      { asn: 15_169, holder: "Google LLC", ipv4: ["8.8.8.0/23"], ipv6: ["2a02::/31"] },
      { asn: 19_281, holder: 'Quad9, "the" resolver', ipv4: ["9.9.9.0/24"], ipv6: [] },
    ]);
    const { run, read } = setUp();
    const { good, said } = await run({}, { lists: [], systems: async () => file });
    expect([good, said]).toEqual([true, expect.stringContaining("  + AS15169 8.8.8.0/23")]);
    expect(read("autonomous-systems")).toEqual(file);
  });

  test("that are missing, or a package without a date, are told", async () => {
    const folder = packageWith("2.3.2026061719", IPV4, IPV6);
    await expect(readAutonomousSystems([64_512], folder)).rejects.toThrow("AS64512 has no network");
    const undated = packageWith("2.3.4", IPV4, IPV6);
    await expect(readAutonomousSystems([15_169], undated)).rejects.toThrow("tells no date");
  });

  test("that have lost most of their networks, or hold private ones, are refused", async () => {
    const { run, read } = setUp();
    const from = (ipv4: string) => () =>
      readAutonomousSystems([15_169], packageWith("2.3.2026061719", ipv4, IPV6));
    await run({}, { lists: [], systems: from(IPV4) });
    const before = read("autonomous-systems");
    for (const ipv4 of [
      "8.8.8.0,8.8.8.7,15169,Google\n",
      `${IPV4}10.0.0.0,10.0.0.255,15169,Google\n`,
    ])
      expect((await run({}, { lists: [], systems: from(ipv4) })).good).toBe(false);
    expect(read("autonomous-systems")).toEqual(before);
  });
});
