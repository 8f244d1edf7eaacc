import { existsSync } from "node:fs";
import type { NetworkList } from "../../../shared/verdict/hit-facts.ts";

/** Where the packaged data lie. */
export interface NetworkFiles {
  /** The folder of the lists of ranges. */
  readonly ranges: URL;
  readonly ipv4Countries: URL;
  readonly ipv6Countries: URL;
}

/** The published lists, in a file each. */
export const NETWORK_LISTS = [
  "apple-egress",
  "barracuda",
  "exchange-online",
  "google",
  "google-cloud",
] as const satisfies readonly NetworkList[];

/** The networks of the autonomous systems that rules name, in one file. */
export const AUTONOMOUS_SYSTEMS = "autonomous-systems";

/** The folder of all data beside a bundle, where there is one. */
export const BUNDLED_FOLDER = "network-data";

/** The country databases' names, in their package and in a bundle's folder. */
export const COUNTRY_FILES = {
  ipv4: "geo-whois-asn-country-ipv4.mmdb",
  ipv6: "geo-whois-asn-country-ipv6.mmdb",
} as const;

/** Finds the data beside the bundle that this is part of, or else in the repository and its packages. */
export function findNetworkFiles(): NetworkFiles {
  const bundled = new URL(`${BUNDLED_FOLDER}/`, import.meta.url);
  if (existsSync(bundled)) {
    return {
      ranges: bundled,
      ipv4Countries: new URL(COUNTRY_FILES.ipv4, bundled),
      ipv6Countries: new URL(COUNTRY_FILES.ipv6, bundled),
    };
  }
  const countries = new URL(
    import.meta.resolve("@ip-location-db/geo-whois-asn-country-mmdb/package.json"),
  );
  return {
    ranges: new URL("data/", import.meta.url),
    ipv4Countries: new URL(COUNTRY_FILES.ipv4, countries),
    ipv6Countries: new URL(COUNTRY_FILES.ipv6, countries),
  };
}
