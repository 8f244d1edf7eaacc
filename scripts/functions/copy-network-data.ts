import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  AUTONOMOUS_SYSTEMS,
  BUNDLED_FOLDER,
  COUNTRY_FILES,
  findNetworkFiles,
  NETWORK_LISTS,
} from "../../backend/core/network/network-files.ts";

/** Puts what is known of networks beside a bundle that looks it up: a bundle has no packages to find it in. */
export async function copyNetworkData(outDir: string): Promise<void> {
  const folder = join(outDir, BUNDLED_FOLDER);
  await mkdir(folder);
  const { ranges, ipv4Countries, ipv6Countries } = findNetworkFiles();
  await Promise.all([
    ...[...NETWORK_LISTS, AUTONOMOUS_SYSTEMS].map((name) =>
      copyFile(new URL(`${name}.json`, ranges), join(folder, `${name}.json`)),
    ),
    copyFile(ipv4Countries, join(folder, COUNTRY_FILES.ipv4)),
    copyFile(ipv6Countries, join(folder, COUNTRY_FILES.ipv6)),
  ]);
}
