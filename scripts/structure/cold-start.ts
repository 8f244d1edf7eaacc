import { reachable } from "./imports.ts";
import type { Breach, Module } from "./source-file.ts";

/** Files whose loading must be quick, and what they may bring with them from outside of the repository. */
export type LeanStarts = Readonly<Record<string, RegExp>>;

/** Packages, and modules of Node, that a lean file loads without being allowed to: each one is paid in every cold start. */
export function findHeavyStarts(modules: readonly Module[], lean: LeanStarts): Breach[] {
  const breaches: Breach[] = [];
  for (const [start, allowed] of Object.entries(lean)) {
    const loaded = reachable(modules, (path) => path === start);
    if (loaded.size === 0)
      breaches.push({ path: start, message: "is to be lean, but is not there" });
    for (const { path, imports } of modules) {
      if (!loaded.has(path)) continue;
      for (const { specifier, path: target, typeOnly } of imports) {
        if (target !== null || typeOnly || allowed.test(specifier)) continue;
        breaches.push({
          path,
          message: `imports ${specifier}, which slows down the start of ${start}`,
        });
      }
    }
  }
  return breaches;
}
