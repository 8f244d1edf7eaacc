import { readFile as readFromDisk } from "node:fs/promises";
import { LRUCache } from "lru-cache";
import { UNKNOWN_NETWORK, type NetworkFacts } from "../../../shared/verdict/hit-facts.ts";
import { describeError, type StructuredLog } from "../structured-log.ts";
import type { Timers } from "../timers.ts";
import { readAddress, type Address } from "./address.ts";
import { openCountries, type CountryOf } from "./countries.ts";
import { AUTONOMOUS_SYSTEMS, NETWORK_LISTS, type NetworkFiles } from "./network-files.ts";
import { parseListRanges, parseSystems, type StoredRanges } from "./range-file.ts";
import { createRangeTable, type RangeTable } from "./range-table.ts";

/** What is known of addresses, from data that are packaged: nobody is asked. */
export interface Networks {
  /**
   * What is known of an address, in about a microsecond; what is no address, or a private one, has no facts. It never
   * throws. Of an address whose data are not in memory yet only `isPublic` is told.
   */
  lookup(address: string): NetworkFacts;
  /**
   * Brings the data that `lookup` needs for this address into memory.
   * @returns null when nothing is to be waited for, else what resolves when they are there, cannot be had, or take too long;
   * it never rejects
   */
  prepare(address: string): Promise<void> | null;
  /** Does the same for all addresses of a family, before the first one comes. */
  load(family: Family): Promise<void>;
}

type Family = keyof StoredRanges;

interface NetworksDeps {
  readonly files: NetworkFiles;
  /** Default: from the disk. */
  readonly readFile?: (file: URL) => Promise<Buffer>;
  readonly logger: StructuredLog;
  readonly timers: Timers;
}

/** Few clients make most hits, and one client asks several times. */
const MOST_REMEMBERED = 1_000;

/** Addresses are forgotten after this long, in milliseconds. */
const FORGET_AFTER_MS = 60_000;

/** A hit waits so long for the data, in milliseconds; a disk gives them in some tens. */
const PATIENCE_MS = 1_000;

const WIDTHS = { ipv4: 1, ipv6: 4 } as const satisfies Record<Family, number>;

/** What is known of the addresses of one family. */
interface FamilyData {
  readonly lists: readonly {
    readonly name: NetworkFacts["lists"][number];
    readonly table: RangeTable;
  }[];
  readonly systems: readonly { readonly asn: number; readonly table: RangeTable }[];
  readonly countryOf: CountryOf;
}

/** The texts of the data files, which both families share. */
interface RangeSources {
  readonly lists: readonly (StoredRanges & { readonly name: NetworkFacts["lists"][number] })[];
  readonly systems: readonly (StoredRanges & { readonly asn: number })[];
}

/**
 * Gives what looks addresses up in the packaged data. They are read once, for each family when its first address comes. A
 * file that is missing or damaged costs what it would have told, and is named in the log once.
 */
export function createNetworks({
  files,
  readFile = readFromDisk,
  logger,
  timers,
}: NetworksDeps): Networks {
  const known = new LRUCache<string, NetworkFacts>({ max: MOST_REMEMBERED });
  const data: Record<Family, FamilyData | null> = { ipv4: null, ipv6: null };
  const loading: Record<Family, Promise<void> | null> = { ipv4: null, ipv6: null };
  let sources: Promise<RangeSources> | null = null;
  const told = new Set<string>();

  return {
    lookup(text) {
      const found = known.get(text);
      if (found !== undefined) return found;
      const address = readAddress(text);
      if (address === null) return UNKNOWN_NETWORK;
      const ofFamily = data[familyOf(address)];
      const facts = factsOf(address, ofFamily);
      if (ofFamily !== null || !address.isPublic) remember(text, facts);
      return facts;
    },
    prepare(text) {
      if ((data.ipv4 !== null && data.ipv6 !== null) || known.has(text)) return null;
      const address = readAddress(text);
      if (address === null || !address.isPublic || data[familyOf(address)] !== null) return null;
      return loadInTime(familyOf(address));
    },
    load,
  };

  function remember(text: string, facts: NetworkFacts): void {
    if (known.size === 0) timers.after(FORGET_AFTER_MS, () => known.clear());
    known.set(text, facts);
  }

  /** A recipient's picture waits for it. */
  async function loadInTime(family: Family): Promise<void> {
    const late = Promise.withResolvers<void>();
    const cancel = timers.after(PATIENCE_MS, late.resolve);
    await Promise.race([load(family), late.promise]);
    cancel();
  }

  function load(family: Family): Promise<void> {
    return (loading[family] ??= read(family));
  }

  async function read(family: Family): Promise<void> {
    const [{ lists, systems }, countryOf] = await Promise.all([
      (sources ??= readSources()),
      readCountries(family),
    ]);
    const tableOf = (name: string, ranges: StoredRanges): RangeTable => {
      const empty: RangeTable = { has: () => false };
      const make = () => createRangeTable(WIDTHS[family], ranges[family]);
      return withoutFail(`${name}.json`, empty, make);
    };
    data[family] = {
      lists: lists.map((list) => ({ name: list.name, table: tableOf(list.name, list) })),
      systems: systems.map((system) => ({
        asn: system.asn,
        table: tableOf(AUTONOMOUS_SYSTEMS, system),
      })),
      countryOf,
    };
  }

  async function readSources(): Promise<RangeSources> {
    const readRanges = async <T>(
      name: string,
      otherwise: T,
      parse: (text: string) => T,
    ): Promise<T> => {
      const text = await readOrNull(new URL(`${name}.json`, files.ranges));
      return text === null
        ? otherwise
        : withoutFail(`${name}.json`, otherwise, () => parse(text.toString()));
    };
    const none: StoredRanges = { ipv4: [], ipv6: [] };
    const [lists, systems] = await Promise.all([
      Promise.all(
        NETWORK_LISTS.map(async (name) => ({
          name,
          ...(await readRanges(name, none, parseListRanges)),
        })),
      ),
      readRanges(AUTONOMOUS_SYSTEMS, [], parseSystems),
    ]);
    return { lists, systems };
  }

  async function readCountries(family: Family): Promise<CountryOf> {
    const url = family === "ipv4" ? files.ipv4Countries : files.ipv6Countries;
    const nowhere: CountryOf = () => null;
    const file = await readOrNull(url);
    return file === null ? nowhere : withoutFail(nameOf(url), nowhere, () => openCountries(file));
  }

  async function readOrNull(url: URL): Promise<Buffer | null> {
    try {
      return await readFile(url);
    } catch (cause) {
      tell(nameOf(url), cause);
      return null;
    }
  }

  function withoutFail<T>(file: string, otherwise: T, make: () => T): T {
    try {
      return make();
    } catch (cause) {
      tell(file, cause);
      return otherwise;
    }
  }

  function tell(file: string, cause: unknown): void {
    if (told.has(file)) return;
    told.add(file);
    logger.error({ file, error: describeError(cause) }, "network data cannot be used");
  }
}

function familyOf({ words }: Address): Family {
  return words.length === 1 ? "ipv4" : "ipv6";
}

function nameOf(url: URL): string {
  return url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
}

function factsOf({ text, words, isPublic }: Address, data: FamilyData | null): NetworkFacts {
  if (!isPublic) return UNKNOWN_NETWORK;
  if (data === null) return { ...UNKNOWN_NETWORK, isPublic };
  return {
    isPublic,
    lists: data.lists.filter(({ table }) => table.has(words)).map(({ name }) => name),
    asn: data.systems.find(({ table }) => table.has(words))?.asn ?? null,
    country: data.countryOf(text),
  };
}
