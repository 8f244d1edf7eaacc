import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  AUTONOMOUS_SYSTEMS,
  BUNDLED_FOLDER,
  COUNTRY_FILES,
  findNetworkFiles,
  NETWORK_LISTS,
} from "../../backend/core/network/network-files.ts";
import type { Ranges } from "../../backend/core/network/range-file.ts";
import { packRanges } from "../../backend/core/network/range-table.ts";
import { listFileSchema, readDataFile, systemsFileSchema } from "../networks/data-files.ts";

/**
 * Puts what is known of networks beside a bundle that looks it up: a bundle has no packages to find it in. The ranges are
 * packed, for they are read in every cold start.
 */
export async function copyNetworkData(outDir: string): Promise<void> {
  const folder = join(outDir, BUNDLED_FOLDER);
  await mkdir(folder);
  const { ranges, ipv4Countries, ipv6Countries } = findNetworkFiles();
  const write = (name: string, file: object) =>
    writeFile(join(folder, `${name}.json`), JSON.stringify(file));
  const systems = await readDataFile(ranges, AUTONOMOUS_SYSTEMS, systemsFileSchema);
  await Promise.all([
    ...NETWORK_LISTS.map(async (name) => {
      const list = await readDataFile(ranges, name, listFileSchema);
      if (list !== null) await write(name, { ...list, ...pack(list) });
    }),
    write(AUTONOMOUS_SYSTEMS, {
      ...systems,
      systems: systems?.systems.map((system) => ({ ...system, ...pack(system) })),
    }),
    copyFile(ipv4Countries, join(folder, COUNTRY_FILES.ipv4)),
    copyFile(ipv6Countries, join(folder, COUNTRY_FILES.ipv6)),
  ]);
}

function pack({ ipv4, ipv6 }: Ranges): { ipv4: string; ipv6: string } {
  return { ipv4: packRanges(1, ipv4), ipv6: packRanges(4, ipv6) };
}
