import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { pageFiles } from "./page-api.ts";

/** A file of the page's, as the server hands it out. */
export interface PageFile {
  readonly type: string;
  readonly body: string;
}

export const pageFolder = new URL("page/", import.meta.url);

/** Each script, by its address. */
const scripts: Readonly<Record<string, string>> = {
  [pageFiles.main]: "main.tsx",
  [pageFiles.sendWorker]: "send-worker.ts",
  [pageFiles.serviceWorker]: "service-worker.ts",
};

let bundled: Promise<ReadonlyMap<string, PageFile>> | undefined;

/** The page's files by their addresses, put together once per process, however many stand-ins it starts. */
export function bundlePage(): Promise<ReadonlyMap<string, PageFile>> {
  bundled ??= putTogether();
  return bundled;
}

async function putTogether(): Promise<ReadonlyMap<string, PageFile>> {
  const style = readFile(new URL("outlook.css", pageFolder), "utf8");
  const made = Object.entries(scripts).map(
    async ([address, source]) =>
      [address, { type: "text/javascript", body: await bundle(source) }] as const,
  );
  return new Map([
    ...(await Promise.all(made)),
    [pageFiles.style, { type: "text/css", body: await style }],
  ]);
}

async function bundle(source: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(source, pageFolder))],
    bundle: true,
    write: false,
    format: "iife",
    target: "chrome120",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}
