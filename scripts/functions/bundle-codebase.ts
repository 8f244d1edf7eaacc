import { rm, writeFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { copyNetworkData } from "./copy-network-data.ts";

export interface CodebaseSource {
  /** Name of the codebase in firebase.json. */
  readonly name: string;
  /** The module whose exports are the functions. */
  readonly entry: string;
  /**
   * Whether every class and function must tell its name as it was written, also where two had the same one: Google's
   * libraries compare the names of classes. It costs something whenever a function is made, so not in `hit`.
   */
  readonly keepNames: boolean;
  /** Where the bundle goes; what lies there is replaced. */
  readonly outDir: string;
}

/** Node's major version in the cloud, as firebase.json and `engines` say it. */
const RUNTIME = "24";

/** Code that finds the data of networks beside itself. */
const LOOKS_NETWORKS_UP = "backend/core/network/network-files.ts";

/** What an ES module does not have, for the CommonJS packages inside the bundle that ask for it. */
const FOR_COMMONJS = [
  'import { createRequire as sightlineRequire } from "node:module";',
  "const require = sightlineRequire(import.meta.url);",
  "const __filename = import.meta.filename, __dirname = import.meta.dirname;",
].join("\n");

/**
 * Takes node's HTTP and cryptography as CommonJS does. An ES module's import of them asks for everything that they export,
 * and among that is what loads the whole of the global fetch and of WebCrypto: some 20 ms of every cold start (Node 24.21,
 * 2026-11).
 */
const builtinsAsRequired: Plugin = {
  name: "builtins-as-required",
  setup(bundler) {
    const namespace = "as-required";
    bundler.onResolve({ filter: /^(?:node:)?(?:crypto|http)$/ }, ({ kind, path }) =>
      kind === "import-statement" ? { path: `node:${path.replace("node:", "")}`, namespace } : null,
    );
    bundler.onLoad({ filter: /^/, namespace }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};

/**
 * Bundles a codebase into one ES module with its own package.json and the data that it reads, so that nothing outside its
 * folder is needed: no install, no node_modules. Names are not shortened: stack traces are read by people.
 * @returns what esbuild put into it
 */
export async function bundleCodebase({
  name,
  entry,
  keepNames,
  outDir,
}: CodebaseSource): Promise<Metafile> {
  await rm(outDir, { recursive: true, force: true });
  await mkdir(outDir, { recursive: true });
  const { metafile, outputFiles } = await build({
    entryPoints: [entry],
    outfile: join(outDir, "index.js"),
    bundle: true,
    write: false,
    platform: "node",
    target: `node${RUNTIME}`,
    format: "esm",
    keepNames,
    // Google's libraries, whose names are kept, load all of it in any case.
    plugins: keepNames ? [] : [builtinsAsRequired],
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "eof",
    metafile: true,
    logLevel: "warning",
  });
  for (const { path, text } of outputFiles) {
    // esbuild's own name for a `require` that it could not resolve while bundling.
    await writeFile(path, text.includes("__require(") ? `${FOR_COMMONJS}\n${text}` : text);
  }
  if (Object.hasOwn(metafile.inputs, LOOKS_NETWORKS_UP)) await copyNetworkData(outDir);
  const manifest = {
    name: `sightline-${name}`,
    private: true,
    type: "module",
    main: "index.js",
    engines: { node: RUNTIME },
  };
  await writeFile(join(outDir, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  return metafile;
}
