import { builtinModules } from "node:module";
import type { Breach, Module } from "./source-file.ts";
import { isTest } from "./source-file.ts";

interface Boundary {
  /** The importing file. */
  readonly from: RegExp;
  /** The imported file. */
  readonly never: RegExp;
  readonly why: string;
}

/** Who may not import whom. `extension → shared ← backend`; e2e and scripts stand above all of them. */
const BOUNDARIES: readonly Boundary[] = [
  { from: /^shared\//, never: /^(?!shared\/)/, why: "shared imports only shared" },
  {
    from: /^backend\//,
    never: /^(?!backend\/|shared\/)/,
    why: "backend imports only backend and shared",
  },
  {
    from: /^extension\//,
    never: /^(?!extension\/|shared\/)/,
    why: "extension imports only extension and shared",
  },
  {
    from: /^backend\/core\//,
    never: /^backend\/(?!core\/)/,
    why: "the core does not know its hosts",
  },
  {
    from: /^extension\/(?!entrypoints\/|mail\/[^/]+\/)/,
    never: /^extension\/mail\/[^/]+\//,
    why: "only an entrypoint, a composition root, knows an adapter of the MailClient port",
  },
  { from: /^/, never: /^extension\/entrypoints\//, why: "entrypoints are imported by nobody" },
];

/** Packages that shared may use: they run the same in the browser, in Node and in Functions. */
const SHARED_PACKAGES = /^(?:@noble\/hashes(?:\/|$)|zod(?:\/|$))/;

/** Names that mean a clock, chance, I/O, the DOM or Node. They come into shared as parameters only. */
const IMPURE_GLOBALS = [
  "process Buffer require globalThis window document navigator self chrome browser",
  "fetch crypto console performance localStorage setTimeout setInterval queueMicrotask",
].flatMap((line) => line.split(" "));

/** Imports across a boundary of the design. */
export function findForbiddenImports(modules: readonly Module[]): Breach[] {
  const breaches: Breach[] = [];
  for (const { path, imports } of modules) {
    for (const imported of imports) {
      const target = imported.path;
      if (target === null) continue;
      for (const { from, never, why } of BOUNDARIES) {
        if (from.test(path) && never.test(target))
          breaches.push({ path, message: `imports ${target}: ${why}` });
      }
      if (isTest(target) && !isTest(path))
        breaches.push({ path, message: `imports ${target}, which is for tests only` });
    }
  }
  return breaches;
}

/**
 * Packages in shared that are not on its list; Node's own modules in anything that an entrypoint of the extension
 * brings into the browser. (The extension's own part of the build may use Node.)
 */
export function findForbiddenPackages(modules: readonly Module[]): Breach[] {
  const breaches: Breach[] = [];
  const inBrowser = reachable(modules, (path) => path.startsWith("extension/entrypoints/"));
  for (const { path, imports } of modules) {
    if (isTest(path)) continue;
    for (const { specifier, path: target } of imports) {
      if (target !== null) continue;
      if (path.startsWith("shared/") && !SHARED_PACKAGES.test(specifier)) {
        breaches.push({
          path,
          message: `imports ${specifier}; shared may use only @noble/hashes and zod`,
        });
      }
      if (inBrowser.has(path) && isNodeModule(specifier)) {
        breaches.push({ path, message: `imports ${specifier}, which a browser does not have` });
      }
    }
  }
  return breaches;
}

/** Clocks, chance, I/O, the DOM and Node in shared. */
export function findImpurity(modules: readonly Module[]): Breach[] {
  const breaches: Breach[] = [];
  for (const { path, text, globals } of modules) {
    if (!path.startsWith("shared/") || isTest(path)) continue;
    for (const name of IMPURE_GLOBALS) {
      if (globals.has(name))
        breaches.push({ path, message: `uses ${name}; shared takes it as a parameter` });
    }
    const called = /\b(?:Date\.now\(|Math\.random\(|new Date\(\))/.exec(text)?.[0];
    if (called !== undefined)
      breaches.push({ path, message: `calls ${called}; shared takes it as a parameter` });
  }
  return breaches;
}

/** Files that import each other in a circle, imports of types included. Each circle is named once. */
export function findCycles(modules: readonly Module[]): Breach[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const done = new Set<string>();
  const breaches: Breach[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      breaches.push({
        path,
        message: `import cycle: ${[...trail.slice(start), path].join(" → ")}`,
      });
      return;
    }
    if (done.has(path)) return;
    for (const { path: next } of byPath.get(path)?.imports ?? []) {
      if (next !== null && byPath.has(next)) visit(next, [...trail, path]);
    }
    done.add(path);
  };
  for (const { path } of modules) visit(path, []);
  return breaches;
}

/** The files that the starting ones bring with them, themselves included; imports of types bring nothing. */
export function reachable(
  modules: readonly Module[],
  starts: (path: string) => boolean,
): Set<string> {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const found = new Set([...byPath.keys()].filter(starts));
  // A set that grows while it is walked.
  for (const path of found) {
    for (const { path: next, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (next !== null && !typeOnly && byPath.has(next)) found.add(next);
    }
  }
  return found;
}

function isNodeModule(specifier: string): boolean {
  return specifier.startsWith("node:") || builtinModules.includes(specifier);
}
