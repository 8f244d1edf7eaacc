import { autocannonLoad } from "./autocannon-load.ts";
import { findProgram } from "./find-program.ts";
import type { Load } from "./load.ts";
import { wrkLoad } from "./wrk-load.ts";

/**
 * wrk where it is installed, else autocannon, which needs as much of a core as the server does and so draws all
 * servers nearer to each other.
 * @param folder for files of its own
 * @param targets paths to ask for
 */
export function prepareLoad(folder: string, targets: readonly string[]): Load {
  const wrk = findProgram("wrk");
  return wrk === null ? autocannonLoad(targets) : wrkLoad(wrk, folder, targets);
}
