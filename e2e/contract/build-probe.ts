import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { gmailPages, outlookPages } from "../../extension/mail/mail-hosts.ts";
import type { MailClientName } from "../harness/webmail.ts";

/** What a probe of one mail client needs beside what all of them do. */
const MANIFESTS: Readonly<Record<MailClientName, object>> = {
  gmail: {
    permissions: ["scripting"],
    host_permissions: gmailPages,
    content_scripts: [{ matches: gmailPages, js: ["content.js"], run_at: "document_end" }],
  },
  outlook: {
    permissions: ["storage", "webRequest"],
    host_permissions: outlookPages,
    content_scripts: [
      {
        matches: outlookPages,
        js: ["content.js"],
        run_at: "document_end",
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
      },
    ],
  },
};

/**
 * Builds the extension that notes what a mail client's adapter delivers: the adapter as it is, nothing of the tracking.
 * @returns the folder to load in the browser
 */
export async function buildProbe(client: MailClientName): Promise<string> {
  const folder = fileURLToPath(new URL(`../../.cache/contract-probe/${client}/`, import.meta.url));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: {
      background: fileURLToPath(new URL(`probe/${client}-background.ts`, import.meta.url)),
      content: fileURLToPath(new URL(`probe/${client}-content.ts`, import.meta.url)),
    },
    outdir: folder,
    bundle: true,
    format: "iife",
    target: "chrome126",
    logLevel: "error",
  });
  const manifest = {
    manifest_version: 3,
    name: "The probe of the mail clients' contract",
    version: "1",
    background: { service_worker: "background.js" },
    ...MANIFESTS[client],
  };
  await writeFile(join(folder, "manifest.json"), JSON.stringify(manifest));
  if (client === "gmail") {
    const pageWorld = createRequire(import.meta.url).resolve("@inboxsdk/core/pageWorld.js");
    await cp(pageWorld, join(folder, "pageWorld.js"));
  }
  return folder;
}
