import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { minify } from "vite";

/**
 * InboxSDK's background part injects `pageWorld.js` from the extension's root. It comes unminified (575 KB).
 * For WXT's `build:publicAssets` hook.
 */
export async function pageWorldFile(): Promise<{ relativeDest: string; contents: string }> {
  const path = createRequire(import.meta.url).resolve("@inboxsdk/core/pageWorld.js");
  const { code, errors } = await minify(path, await readFile(path, "utf8"));
  if (errors[0] !== undefined) throw new Error(`pageWorld.js: ${errors[0].message}`);
  return { relativeDest: "pageWorld.js", contents: code };
}
