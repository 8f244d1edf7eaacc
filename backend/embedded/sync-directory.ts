import { open } from "node:fs/promises";

/** Makes names that were just created or changed in a directory survive the death of the machine. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, "r");
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
