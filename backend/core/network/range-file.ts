import type { RangeList } from "./range-table.ts";

/** Ranges in CIDR notation, ascending and disjoint. */
export interface Ranges {
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
}

/** The same, as a server reads them: beside a bundle they are packed. */
export interface StoredRanges {
  readonly ipv4: RangeList;
  readonly ipv6: RangeList;
}

/** Where the ranges of a data file are from. */
export interface Provenance {
  readonly name: string;
  /** Who says so, with an address where there is one. */
  readonly source: string;
  /** As an SPDX identifier, or in words. */
  readonly licence: string;
  /** Who must be named, or "". */
  readonly attribution: string;
  /** The day on which the source said so: YYYY-MM-DD. */
  readonly date: string;
}

/** A published list of ranges. */
export interface ListFile extends Provenance, Ranges {}

/** An autonomous system and its networks. */
export interface AutonomousSystem extends Ranges {
  readonly asn: number;
  readonly holder: string;
}

/** The networks of several autonomous systems. */
export interface SystemsFile extends Provenance {
  readonly systems: readonly AutonomousSystem[];
}

/**
 * The ranges of a list.
 * @throws {Error} when the text is no such file
 */
export function parseListRanges(text: string): StoredRanges {
  return ranges(JSON.parse(text));
}

/**
 * The autonomous systems of a file. By hand, as the list is, because a schema library would stand in the way of every cold
 * start.
 * @throws {Error} when the text is no such file
 */
export function parseSystems(text: string): (StoredRanges & { readonly asn: number })[] {
  const file: unknown = JSON.parse(text);
  if (!isRecord(file) || !Array.isArray(file["systems"])) throw new Error("it has no systems");
  return file["systems"].map((system: unknown) => {
    const asn = isRecord(system) ? system["asn"] : null;
    if (typeof asn !== "number") throw new Error("a system has no number");
    return { asn, ...ranges(system) };
  });
}

function ranges(value: unknown): StoredRanges {
  if (!isRecord(value)) throw new Error("it has no ranges");
  const { ipv4, ipv6 } = value;
  if (!isRangeList(ipv4) || !isRangeList(ipv6)) throw new Error("it has no ranges");
  return { ipv4, ipv6 };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isRangeList(value: unknown): value is RangeList {
  if (typeof value === "string") return true;
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}
