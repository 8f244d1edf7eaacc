import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { PUBLISHED_LISTS } from "./published-lists.ts";
import { updateData } from "./update-data.ts";

/** What the publishers say, in their own forms; as they answered in 2026, but short. */
export const APPLE = [
  "172.224.0.0/17,US,US-CA,Los Angeles,",
  "172.224.128.0/17,GB,GB-EN,London,",
  "104.28.0.0/20,DE,DE-BE,Berlin,",
  "146.75.0.0/20,FR,,Paris,",
  "2a02:26f7:c000::/34,US,US-NY,New York,",
  "2606:54c0::/35,US,US-TX,Dallas,",
];
export const GOOGLE = google(
  "66.249.64.0/19",
  "209.85.128.0/17",
  "74.125.0.0/16",
  "34.64.0.0/10",
  "35.192.0.0/11",
  "2001:4860::/32",
);
const CLOUD = google("34.64.0.0/10", "35.192.0.0/11", "2600:1900::/28");
export const EXCHANGE = [
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

export const ANSWERS = {
  "egress-ip-ranges.csv": APPLE.join("\n"),
  "goog.json": JSON.stringify(GOOGLE),
  "cloud.json": JSON.stringify(CLOUD),
  "exchange-endpoints.json": JSON.stringify(EXCHANGE),
  "exchange-version.json": JSON.stringify({ instance: "Worldwide", latest: "2026110100" }),
} as const;

/** Where their owners publish them. */
export const PATHS: Readonly<Record<string, keyof typeof ANSWERS>> = {
  "/mask-api.icloud.com/": "egress-ip-ranges.csv",
  "/www.gstatic.com/ipranges/goog.json": "goog.json",
  "/www.gstatic.com/ipranges/cloud.json": "cloud.json",
  "/endpoints.office.com/endpoints/": "exchange-endpoints.json",
  "/endpoints.office.com/version/": "exchange-version.json",
};

export type Files = Partial<Record<keyof typeof ANSWERS, string>>;

/** For tests: an empty folder, and what renews its files from what the publishers say. */
export function setUpUpdates() {
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
