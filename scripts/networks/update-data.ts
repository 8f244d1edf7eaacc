import type { ListFile, SystemsFile } from "../../backend/core/network/range-file.ts";
import { toRanges } from "./address-range.ts";
import { findFault, findFaults, findLeap } from "./check-ranges.ts";
import { listFileSchema, readDataFile, systemsFileSchema, writeDataFile } from "./data-files.ts";
import { describeChange } from "./describe-change.ts";
import type { Get, PublishedList } from "./published-lists.ts";

interface UpdateOptions {
  /** Where the data files lie. */
  readonly folder: URL;
  readonly lists: readonly PublishedList[];
  /** Reads the networks of the autonomous systems; null leaves them alone. */
  readonly systems: (() => Promise<SystemsFile>) | null;
  readonly get: Get;
  /** The day on which what tells no date of its own was said. */
  readonly today: Date;
  readonly dryRun: boolean;
  /** Take also what has grown or shrunk by a lot. */
  readonly acceptLeaps: boolean;
  readonly say: (text: string) => void;
}

/**
 * Brings the data files up to date. Each is replaced only by what has been read whole and found good; what is wrong with
 * one of them is said, and costs the others nothing.
 * @returns whether all could be had
 */
export async function updateData(options: UpdateOptions): Promise<boolean> {
  const { lists, systems, say } = options;
  let good = true;
  const attempt = async (name: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run();
    } catch (cause) {
      good = false;
      say(`✗ ${name} stays as it is: ${reasonOf(cause)}`);
    }
  };
  for (const list of lists) await attempt(list.name, () => updateList(list, options));
  if (systems !== null)
    await attempt("autonomous-systems", async () => updateSystems(await systems(), options));
  return good;
}

async function updateList(list: PublishedList, options: UpdateOptions): Promise<void> {
  const { name, source, licence } = list;
  const before = await readDataFile(options.folder, name, listFileSchema);
  const { ranges, date } = await list.read(options.get);
  const after: ListFile = {
    name,
    source,
    licence,
    attribution: "",
    date: (date ?? options.today).toISOString().slice(0, 10),
    ...toRanges(ranges),
  };
  const faults = findFaults(after, list.limits);
  if (faults.length > 0) throw new Error(firstOf(faults));
  // A list that comes from elsewhere than the one before may well differ.
  const leap = before?.source === source ? findLeap(before, after) : null;
  refuseLeap(leap, options);
  if (before !== null && before.source === source && before.date > after.date)
    throw new Error(`it is of ${after.date}, older than what is there (${before.date})`);
  await put(before, after, options);
}

async function updateSystems(after: SystemsFile, options: UpdateOptions): Promise<void> {
  const before = await readDataFile(options.folder, after.name, systemsFileSchema);
  const faults = after.systems.flatMap(({ ipv4, ipv6 }) => [...ipv4, ...ipv6].flatMap(findFault));
  if (faults.length > 0) throw new Error(firstOf(faults));
  for (const system of after.systems) {
    const old = before?.systems.find(({ asn }) => asn === system.asn);
    const leap = old === undefined ? null : findLeap(old, system);
    refuseLeap(leap === null ? null : `AS${system.asn}: ${leap}`, options);
  }
  await put(before, after, options);
}

function refuseLeap(leap: string | null, { acceptLeaps }: UpdateOptions): void {
  if (leap !== null && !acceptLeaps)
    throw new Error(`${leap}; if that is right, say so with --accept-leaps`);
}

async function put(
  before: ListFile | SystemsFile | null,
  after: ListFile | SystemsFile,
  { folder, dryRun, say }: UpdateOptions,
): Promise<void> {
  say(describeChange(before, after));
  if (!dryRun) await writeDataFile(folder, after);
}

function firstOf(faults: readonly string[]): string {
  const more = faults.length - 3;
  return [...faults.slice(0, 3), ...(more > 0 ? [`and ${more} more`] : [])].join("; ");
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  // A schema's own message is a page of JSON.
  return cause.name === "ZodError" ? "the answer has another form than it should" : cause.message;
}
