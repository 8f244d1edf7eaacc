import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { NetworkList } from "../../shared/verdict/hit-facts.ts";
import { parseCidr, subtract, type AddressRange } from "./address-range.ts";
import type { Download } from "./download.ts";

/** What a publisher says. */
export interface Published {
  readonly ranges: readonly AddressRange[];
  /** The day on which it was said; null when the publisher does not tell. */
  readonly date: Date | null;
}

/** A list that its owner publishes. */
export interface PublishedList {
  readonly name: NetworkList;
  readonly source: string;
  readonly licence: string;
  /** What the ranges must look like; anything else is no good list. */
  readonly limits: Limits;
  /** Asks for what it needs, and reads it. */
  read(get: Get): Promise<Published>;
}

/** Downloads a document. `file` is its name where it has been downloaded by hand. */
export type Get = (url: string, file: string) => Promise<Download>;

/** Bounds by which a list is known that was cut off, or that is another one. */
export interface Limits {
  /** Addresses of IPv4. */
  readonly ipv4: readonly [least: number, most: number];
  /** Networks of 64 bits of IPv6. */
  readonly ipv6: readonly [least: number, most: number];
  /** Each of these must hold something of the list. */
  readonly within: readonly string[];
}

const PUBLIC_FACTS = "facts that their owner publishes";
const GOOGLE_PAGE = "https://support.google.com/a/answer/10026322";
const MILLION = 1_000_000;

/** The published lists. Limits are wide: half and several times of what they were in 2026. */
export const PUBLISHED_LISTS: readonly PublishedList[] = [
  {
    name: "apple-egress",
    source: "https://mask-api.icloud.com/egress-ip-ranges.csv",
    licence: PUBLIC_FACTS,
    limits: {
      ipv4: [30_000, MILLION],
      ipv6: [100 * MILLION, 100_000 * MILLION],
      // Akamai, Cloudflare, Fastly; by https://mask-api.icloud.com/egress-ip-ranges.csv in June 2026.
      within: [
        "172.224.0.0/12",
        "104.28.0.0/16",
        "146.75.0.0/16",
        "2a02:26f7::/32",
        "2606:54c0::/32",
      ],
    },
    async read(get) {
      const { text, modified } = await get(this.source, "egress-ip-ranges.csv");
      const lines = text.split(/\r?\n/).filter((line) => line !== "" && !line.startsWith("#"));
      return {
        ranges: lines.map((line) => parseCidr(line.split(",", 1)[0] ?? "")),
        date: modified,
      };
    },
  },
  {
    name: "google",
    source: `https://www.gstatic.com/ipranges/goog.json without cloud.json (${GOOGLE_PAGE})`,
    licence: PUBLIC_FACTS,
    limits: {
      ipv4: [100_000, 40 * MILLION],
      ipv6: [MILLION, 1_000_000_000 * MILLION],
      within: ["66.249.64.0/19", "209.85.128.0/17", "74.125.0.0/16"],
    },
    async read(get) {
      const google = await readGoogle(get, "goog.json");
      const cloud = await readGoogle(get, "cloud.json");
      return { ranges: subtract(google.ranges, cloud.ranges), date: google.date };
    },
  },
  {
    name: "google-cloud",
    source: `https://www.gstatic.com/ipranges/cloud.json (${GOOGLE_PAGE})`,
    licence: PUBLIC_FACTS,
    limits: {
      ipv4: [MILLION, 100 * MILLION],
      ipv6: [MILLION, 1_000_000_000 * MILLION],
      within: ["34.64.0.0/10", "35.192.0.0/11"],
    },
    read: (get) => readGoogle(get, "cloud.json"),
  },
  {
    name: "exchange-online",
    source:
      "https://endpoints.office.com/endpoints/worldwide, Exchange Online Protection (https://learn.microsoft.com/microsoft-365/enterprise/urls-and-ip-address-ranges)",
    licence: PUBLIC_FACTS,
    limits: {
      ipv4: [200_000, 4 * MILLION],
      ipv6: [60_000, 10_000 * MILLION],
      within: [
        "40.92.0.0/15",
        "40.107.0.0/16",
        "52.100.0.0/14",
        "104.47.0.0/17",
        "2a01:111:f403::/48",
      ],
    },
    read: readExchangeOnline,
  },
];

const googleSchema = z.object({
  creationTime: z.string(),
  prefixes: z.array(
    z.union([z.object({ ipv4Prefix: z.string() }), z.object({ ipv6Prefix: z.string() })]),
  ),
});

async function readGoogle(get: Get, file: string): Promise<Published> {
  const { text } = await get(`https://www.gstatic.com/ipranges/${file}`, file);
  const { prefixes, creationTime } = googleSchema.parse(JSON.parse(text));
  const date = new Date(creationTime);
  return {
    ranges: prefixes.map((prefix) =>
      parseCidr("ipv4Prefix" in prefix ? prefix.ipv4Prefix : prefix.ipv6Prefix),
    ),
    date: Number.isNaN(date.getTime()) ? null : date,
  };
}

const exchangeSchema = z.array(
  z.object({
    serviceArea: z.string(),
    urls: z.array(z.string()).default([]),
    ips: z.array(z.string()).default([]),
  }),
);
const versionSchema = z.object({ latest: z.string().regex(/^\d{10}$/) });

/** The mail servers that check mails, and the pages behind their links, before people see them. */
const EXCHANGE_PROTECTION = /(?:^|\.)mail\.protection\.outlook\.com$/;

async function readExchangeOnline(get: Get): Promise<Published> {
  const base = "https://endpoints.office.com";
  // Microsoft asks for an identifier of whoever asks; a new one tells nothing.
  const id = `ClientRequestId=${randomUUID()}`;
  const list = await get(
    `${base}/endpoints/worldwide?ServiceAreas=Exchange&${id}`,
    "exchange-endpoints.json",
  );
  const version = await get(`${base}/version/worldwide?${id}`, "exchange-version.json");
  const { latest } = versionSchema.parse(JSON.parse(version.text));
  const protection = exchangeSchema
    .parse(JSON.parse(list.text))
    .filter(({ urls }) => urls.some((url) => EXCHANGE_PROTECTION.test(url)));
  return {
    ranges: [...new Set(protection.flatMap(({ ips }) => ips))].map(parseCidr),
    // Year, month, day, and a number.
    date: new Date(`${latest.slice(0, 4)}-${latest.slice(4, 6)}-${latest.slice(6, 8)}`),
  };
}
