// `npm run emulators`: the whole production stack on this machine, and a browser with the extension to sign in to it.
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join, relative } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { buildThisExtension } from "./build-extension.ts";
import { buildTheFunctions } from "./emulators/built-functions.ts";
import { haveFirestoreEmulator } from "./emulators/firestore-jar.ts";
import { type EmulatorsOptions, parseEmulatorsOptions } from "./emulators/options.ts";
import { type ProductionStack, startProductionStack } from "./emulators/production-stack.ts";
import { stackLines } from "./emulators/stack-lines.ts";
import { ensureBrowser } from "./install-browser.ts";
import { runUntilStopped } from "./run-until-stopped.ts";
import { openDesktopBrowser } from "./start/desktop-browser.ts";
import { hasDisplay } from "./start/mode.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const say = (line: string): void => void process.stdout.write(`${line}\n`);

process.chdir(root);
const parsed = parseEmulatorsOptions(process.argv.slice(2));
if (parsed.kind === "stop") {
  (parsed.exitCode === 0 ? process.stdout : process.stderr).write(parsed.text);
  process.exitCode = parsed.exitCode;
} else {
  const { options } = parsed;
  await runUntilStopped((stop) => run(options, stop));
}

async function run({ browser, domains }: EmulatorsOptions, stop: AbortSignal): Promise<void> {
  const emulator = haveFirestoreEmulator(process.env);
  if (emulator.kind === "missing")
    throw new Error(`Firestore's emulator cannot be had: ${emulator.why}.`);
  say("Building the functions …");
  await buildTheFunctions();
  const extension = await buildThisExtension();
  if (stop.aborted) return;

  say("Starting the emulators (10 to 40 s) …");
  const accounts = ["Robin Reed", "Kim Novak"].map((name) => ({
    name,
    email: `${name.split(" ")[0]?.toLowerCase()}@${domains[0] ?? "example.com"}`,
  }));
  const stranger = { name: "Sam Stranger", email: "sam@elsewhere.example" };
  const stack = await startProductionStack({
    emulator,
    accounts: [...accounts, stranger],
    allowedDomains: domains,
  });
  let window: ChildProcess | null = null;
  try {
    const facts = { extension: extension.path, logFile: relative(root, stack.logFile) };
    for (const line of stackLines(stack, { ...facts, accounts, domains })) say(line);
    if (browser && !stop.aborted) window = await openBrowser(stack, extension.path);
    if (!stop.aborted) await Promise.race([once(stop, "abort"), stack.ended]);
    if (!stop.aborted) throw new Error("The emulators ended by themselves.");
  } finally {
    if (stop.aborted) say("\nStopping …");
    window?.kill();
    await stack.stop();
  }
}

async function openBrowser(
  stack: ProductionStack,
  extension: string,
): Promise<ChildProcess | null> {
  if (!hasDisplay(process.env, process.platform)) {
    say("There is no display to open a browser on.");
    return null;
  }
  // On somebody's own computer nothing is installed into the system; Playwright's Chromium lies in a cache.
  const found = ensureBrowser(["playwright"]);
  if (found.kind === "failed") {
    say(found.message);
    return null;
  }
  const desktop = await openDesktopBrowser({
    browser: found.path,
    extension,
    // The accounts go with the stack, and so does what a browser knows of them.
    profile: join(stack.folder, "profile"),
    server: stack.origin,
    newPairingCode: null,
    paired: (signal) => stack.asked("/.well-known/sightline", signal),
  });
  const words = {
    now: "The browser is open, at the form to sign in.",
    before: "The browser is open.",
    no: "The browser is open: click Sightline's icon in it, and enter the server's address.",
  };
  say(words[desktop.pairing]);
  return desktop.process;
}
