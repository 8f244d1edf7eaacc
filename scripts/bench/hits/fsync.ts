import { closeSync, fsyncSync, openSync, writeSync } from "node:fs";
import { median } from "../statistics.ts";

const BLOCK = Buffer.alloc(4_096, 1);

/** How long it takes to append 4 KB to a file and to have them on the disk: the middle of so many times, in milliseconds. */
export function measureFsync(path: string, times: number): number {
  const file = openSync(path, "w");
  try {
    return median(
      Array.from({ length: times }, () => {
        const start = performance.now();
        writeSync(file, BLOCK);
        fsyncSync(file);
        return performance.now() - start;
      }),
    );
  } finally {
    closeSync(file);
  }
}
