import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright";
import { build } from "vite";
import { launchBrowser } from "../../e2e/harness/browser.ts";

interface BenchPageOptions {
  /** The module that the page runs, bundled with all that it imports. */
  readonly module: URL;
  /** Answers what the page fetches; gives false for what it does not know. */
  readonly answer?: (request: IncomingMessage, response: ServerResponse) => boolean;
}

/** A page in a real Chromium with a part of the extension's own code in it. */
export interface BenchPage {
  readonly page: Page;
  /** Loads the page anew: nothing is compiled or optimised any more. */
  readonly reload: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Isolated from other origins: only then do the page's clocks count in steps of 5 µs instead of 100. */
const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** Bundles a module as the extension is bundled, and opens a page with it. */
export async function openBenchPage({ module, answer }: BenchPageOptions): Promise<BenchPage> {
  const script = await bundle(module);
  const server = createServer((request, response) => {
    if (request.url === "/") {
      response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...ISOLATED });
      response.end(
        '<!doctype html><meta charset="utf-8"><title>Bench</title><script type="module" src="/page.js"></script>',
      );
    } else if (request.url === "/page.js") {
      response
        .writeHead(200, { "content-type": "text/javascript; charset=utf-8", ...ISOLATED })
        .end(script);
    } else if (answer?.(request, response) !== true) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const browser = await launchBrowser({ hostRules: [], extensions: [] });
  const page = await browser.context.newPage();
  const reload = async (): Promise<void> => {
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction(() => "bench" in globalThis);
  };
  await reload();
  return {
    page,
    reload,
    async close() {
      await browser.close();
      server.close();
      server.closeAllConnections();
    },
  };
}

async function bundle(module: URL): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      minify: true,
      rolldownOptions: { input: module.pathname, output: { format: "es", codeSplitting: false } },
    },
  });
  const outputs = Array.isArray(built) ? built : [built];
  for (const result of outputs) {
    if (!("output" in result)) continue;
    const chunk = result.output.find((file) => file.type === "chunk");
    if (chunk !== undefined) return chunk.code;
  }
  throw new Error(`${module.href} could not be bundled`);
}
