import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { readAutonomousSystems } from "./autonomous-systems.ts";
import { setUpUpdates } from "./update-under-test.ts";

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
    const { run, read } = setUpUpdates();
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
    const { run, read } = setUpUpdates();
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
