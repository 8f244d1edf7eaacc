import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { notFound } from "../stand-in/http.ts";
import type { PageOptions } from "./page-api.ts";
import { bundlePage, pageFolder } from "./page-bundle.ts";

/** The page, whatever it is to show, under a policy as strict as Outlook's: scripts by nonce, Trusted Types enforced. */
export async function servePage(options: PageOptions, response: ServerResponse): Promise<void> {
  const html = await readFile(new URL("index.html", pageFolder), "utf8");
  const nonce = randomBytes(16).toString("base64");
  const filled: Readonly<Record<string, string>> = {
    NONCE: nonce,
    LANGUAGE: options.language,
    DIRECTION: options.language === "he" ? "rtl" : "ltr",
    // Within a script element only `<` could end it.
    OPTIONS: JSON.stringify(options).replaceAll("<", "\\u003c"),
  };
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy":
      `script-src 'nonce-${nonce}' 'strict-dynamic'; worker-src 'self' blob:; object-src 'none'; ` +
      "base-uri 'self'; require-trusted-types-for 'script'; report-uri /csp",
  });
  response.end(html.replaceAll(/%([A-Z]+)%/g, (whole, name: string) => filled[name] ?? whole));
}

export async function servePageFile(address: string, response: ServerResponse): Promise<void> {
  const file = (await bundlePage()).get(address);
  if (file === undefined) return notFound(response);
  response
    .writeHead(200, {
      "content-type": `${file.type}; charset=utf-8`,
      "cache-control": "no-store",
    })
    .end(file.body);
}
