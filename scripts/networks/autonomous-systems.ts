import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { AutonomousSystem, SystemsFile } from "../../backend/core/network/range-file.ts";
import { parseSpan, toRanges, type AddressRange } from "./address-range.ts";

/** The folder of the package that tells the networks of all autonomous systems. */
const PACKAGE = new URL(".", import.meta.resolve("@ip-location-db/asn/package.json"));

/**
 * Takes the networks of some autonomous systems out of a package that has those of all.
 * @param folder of the package, or of what looks like it
 * @throws {Error} when one of them has no network there
 */
export async function readAutonomousSystems(
  asns: readonly number[],
  folder: URL = PACKAGE,
): Promise<SystemsFile> {
  const found = new Map<number, { holder: string; ranges: AddressRange[] }>();
  for (const file of ["asn-ipv4.csv", "asn-ipv6.csv"]) {
    for await (const line of createInterface(createReadStream(new URL(file, folder)))) {
      const [first = "", last = "", number, ...rest] = line.split(",");
      const asn = Number(number);
      if (!asns.includes(asn)) continue;
      const system = found.get(asn) ?? { holder: unquote(rest.join(",")), ranges: [] };
      found.set(asn, system);
      system.ranges.push(parseSpan(first, last));
    }
  }
  const systems = asns.map((asn): AutonomousSystem => {
    const system = found.get(asn);
    if (system === undefined) throw new Error(`AS${asn} has no network in ${folder.pathname}`);
    return { asn, holder: system.holder, ...toRanges(system.ranges) };
  });
  return {
    name: "autonomous-systems",
    source:
      "npm package @ip-location-db/asn, of RouteViews (https://www.routeviews.org), DB-IP (https://db-ip.com) and the NRO (https://www.nro.net); of all systems those that rules name, neighbouring ranges joined",
    licence: "CC-BY-4.0",
    attribution: "IP to ASN data by RouteViews, DB-IP and the Number Resource Organization",
    date: await dateOf(folder),
    systems,
  };
}

/** The package's versions end in the day and hour of their data: 2.3.2026061719. */
async function dateOf(folder: URL): Promise<string> {
  const manifest = await readFile(new URL("package.json", folder), "utf8");
  const [, year, month, day] =
    /"version": "\d+\.\d+\.(\d{4})(\d{2})(\d{2})\d{2}"/.exec(manifest) ?? [];
  if (day === undefined) throw new Error(`${folder.pathname}package.json tells no date`);
  return `${year}-${month}-${day}`;
}

function unquote(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}
