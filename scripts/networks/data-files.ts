import { readFile, rename, writeFile } from "node:fs/promises";
import * as z from "zod";

const day = z.iso.date();
const ranges = { ipv4: z.array(z.cidrv4()), ipv6: z.array(z.cidrv6()) };
const provenance = {
  name: z.string().min(1),
  source: z.string().min(1),
  licence: z.string().min(1),
  attribution: z.string(),
  date: day,
};

/** The files that the server reads; here they are looked at closely. */
export const listFileSchema = z.strictObject({ ...provenance, ...ranges });
export const systemsFileSchema = z.strictObject({
  ...provenance,
  systems: z.array(z.strictObject({ asn: z.int().positive(), holder: z.string(), ...ranges })),
});

/**
 * The content of a data file.
 * @returns null when there is none
 * @throws {Error} naming the file, when it is damaged
 */
export async function readDataFile<T>(
  folder: URL,
  name: string,
  schema: z.ZodType<T>,
): Promise<T | null> {
  const url = new URL(`${name}.json`, folder);
  let text: string;
  try {
    text = await readFile(url, "utf8");
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw cause;
  }
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error(`${url.pathname} is damaged; put back an older version of it`, { cause });
  }
}

/** Writes a data file whole or not at all, a range a line. */
export async function writeDataFile(folder: URL, file: { readonly name: string }): Promise<void> {
  const url = new URL(`${file.name}.json`, folder);
  const unfinished = new URL(`${file.name}.json.new`, folder);
  await writeFile(unfinished, `${JSON.stringify(file, null, 1)}\n`);
  await rename(unfinished, url);
}
