import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { transformWithOxc } from "vite";

export const pageFolder = new URL("page/", import.meta.url);

/** The page's own files. TypeScript is served as what it is without its types. */
export async function servePageFile(file: string, response: ServerResponse): Promise<void> {
  const source = await readFile(new URL(file, pageFolder), "utf8");
  const extension = file.slice(file.lastIndexOf(".") + 1);
  const body = extension === "ts" ? (await transformWithOxc(source, file)).code : source;
  const type =
    { ts: "text/javascript", css: "text/css", svg: "image/svg+xml" }[extension] ?? "text/plain";
  response
    .writeHead(200, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" })
    .end(body);
}
