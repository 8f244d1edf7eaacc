import { readdirSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { addressWords } from "../../backend/core/network/address-words.ts";
import { AUTONOMOUS_SYSTEMS, NETWORK_LISTS } from "../../backend/core/network/network-files.ts";
import type { ListFile, Ranges, SystemsFile } from "../../backend/core/network/range-file.ts";
import { createRangeTable } from "../../backend/core/network/range-table.ts";
import { NAMED_ASNS } from "../../shared/verdict/named-asns.ts";
import { parseCidr, toRanges } from "./address-range.ts";
import { findFault } from "./check-ranges.ts";
import { listFileSchema, readDataFile, systemsFileSchema } from "./data-files.ts";

const folder = new URL("../../backend/core/network/data/", import.meta.url);

const readList = async (name: string): Promise<ListFile> => {
  const file = await readDataFile(folder, name, listFileSchema);
  if (file === null) throw new Error(`there is no ${name}.json`);
  return file;
};
const readSystems = async (): Promise<SystemsFile> => {
  const file = await readDataFile(folder, AUTONOMOUS_SYSTEMS, systemsFileSchema);
  if (file === null) throw new Error("there are no autonomous systems");
  return file;
};

/** Ascending, disjoint, joined where they touch, and of the public internet. */
function expectGood({ ipv4, ipv6 }: Ranges): void {
  expect([...ipv4, ...ipv6].flatMap(findFault)).toEqual([]);
  expect(toRanges([...ipv4, ...ipv6].map(parseCidr))).toEqual({ ipv4, ipv6 });
}

test("there is a file for each list and one for the autonomous systems, small enough to be loaded at once", () => {
  const names = readdirSync(folder).toSorted();
  expect(names).toEqual(
    [...NETWORK_LISTS, AUTONOMOUS_SYSTEMS].map((name) => `${name}.json`).toSorted(),
  );
  const bytes = names.reduce((sum, name) => sum + statSync(new URL(name, folder)).size, 0);
  expect(bytes).toBeLessThan(1_500_000);
});

describe.each(NETWORK_LISTS)("%s", (name) => {
  test("is well formed, and says where it is from", async () => {
    const file = await readList(name);
    expect(file.name).toBe(name);
    expect(file.date >= "2026-01-01").toBe(true);
    expect(file.licence === "CC-BY-4.0" ? file.attribution : "-").not.toBe("");
    expect(file.ipv4.length).toBeGreaterThan(0);
    expectGood(file);
  });
});

test.each([
  [
    "google",
    ["66.249.84.1", "66.102.8.1", "72.14.199.1", "74.125.0.1", "209.85.238.1", "108.177.2.32"],
  ],
  ["google-cloud", ["34.90.1.1", "35.195.1.1"]],
  ["exchange-online", ["40.92.0.1", "40.107.0.1", "52.100.0.1", "104.47.0.1", "2a01:111:f403::1"]],
  ["apple-egress", ["172.225.7.1"]],
  ["barracuda", ["209.222.82.1"]],
] as const)("%s holds what is known to be its own: %s", async (name, addresses) => {
  const { ipv4, ipv6 } = await readList(name);
  const tables = [createRangeTable(1, ipv4), createRangeTable(4, ipv6)];
  const missing = addresses.filter(
    (address) => !tables.some((table) => table.has(addressWords(address) ?? [])),
  );
  expect(missing).toEqual([]);
});

test("Google's own ranges and those of its cloud's customers are apart", async () => {
  const [google, cloud] = await Promise.all([readList("google"), readList("google-cloud")]);
  const table = createRangeTable(1, google.ipv4);
  const both = cloud.ipv4.filter((range) =>
    table.has(addressWords(range.split("/")[0] ?? "") ?? []),
  );
  expect(both).toEqual([]);
});

describe("the autonomous systems", () => {
  test("that rules name are all there, and no others", async () => {
    const { systems } = await readSystems();
    expect(systems.map(({ asn }) => asn)).toEqual([...NAMED_ASNS]);
  });

  test("are well formed, and no network is in two of them", async () => {
    const { systems, attribution, date } = await readSystems();
    expect([attribution === "", date >= "2026-01-01"]).toEqual([false, true]);
    for (const system of systems) expectGood(system);
    const all = systems.flatMap(({ ipv4, ipv6 }) => [...ipv4, ...ipv6]).map(parseCidr);
    const sorted = all.toSorted((a, b) =>
      a.family === b.family ? (a.first < b.first ? -1 : 1) : a.family < b.family ? -1 : 1,
    );
    const overlaps = sorted.filter((range, index) => {
      const before = sorted[index - 1];
      return before?.family === range.family && before.last >= range.first;
    });
    expect(overlaps).toEqual([]);
  });
});
