// Makes a fresh clone ready: `node scripts/setup.mjs [--browser]`. Runs by itself before `npm start` and `npm test`.
//
// Plain JavaScript without dependencies, because it runs before there are any, on whatever Node the machine has (20 or
// newer). Everything else of the project runs on the Node 24 that it installs into node_modules/.bin, which npm puts
// first on the PATH of its scripts.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const OLDEST_NODE = 20;
const WANTED_NODE = 24;
const root = fileURLToPath(new URL("..", import.meta.url));
const modules = join(root, "node_modules");
const stampFile = join(modules, ".sightline-setup");

/** A failure that the reader can do something about: shown without a stack. */
class SetupError extends Error {}

try {
  checkNode();
  if (!isInstalled()) await installPackages();
  if (process.argv.includes("--browser")) ensureBrowser();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`\nSet-up failed: ${error.message}\n`);
  process.exitCode = 1;
}

function checkNode() {
  const [major] = process.versions.node.split(".");
  if (Number(major) >= OLDEST_NODE) return;
  throw new SetupError(
    `this is Node ${process.versions.node}; Sightline needs Node ${OLDEST_NODE} or newer to set itself up.`,
  );
}

/** Everything that decides what lies in node_modules. A changed lock file, or another system, installs anew. */
function stamp() {
  const hash = createHash("sha256");
  for (const file of ["package.json", "package-lock.json"])
    hash.update(readFileSync(join(root, file)));
  return `${hash.digest("hex")} ${process.platform}-${process.arch} node${WANTED_NODE}\n`;
}

function isInstalled() {
  return (
    existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp() && projectNode() !== null
  );
}

async function installPackages() {
  process.stdout.write("Setting up: installing packages (once, a minute or so) …\n");
  // Not `npm ci`: the lock file does not hold the optional binaries of every platform, because not every one could be
  // had where it was made. npm 11's `npm ci` refuses such a lock; `npm install --no-save` completes what this platform
  // lacks and leaves the lock as it is. See docs/adr/0002.
  const { code, output } = await npm([
    "install",
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--include=dev",
    "--include=optional",
    // The packages run on the Node that this brings, not on the one that npm compares them with.
    "--engine-strict=false",
    "--loglevel=error",
    // Some would download a program from elsewhere, or compile one for minutes, for what is not used here.
    "--ignore-scripts",
  ]);
  if (code !== 0) throw new SetupError(explainNpm(output));
  await runInstallScripts();
  if (projectNode() === null) throw new SetupError(explainMissingNode());
  writeFileSync(stampFile, stamp());
}

/** The install scripts of those packages that need theirs: npm 11 knows `allowScripts`, npm 10 would run all or none. */
async function runInstallScripts() {
  const { allowScripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const needed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
  const { code, output } = await npm([
    "rebuild",
    ...needed,
    "--ignore-scripts=false",
    "--loglevel=error",
  ]);
  if (code !== 0) throw new SetupError(explainNpm(output));
}

/** Runs the npm that started us, else the one on PATH; shows what it says, and gives it back. */
function npm(args) {
  const own = process.env.npm_execpath;
  const [command, prefix] =
    own !== undefined && own.endsWith(".js") ? [process.execPath, [own]] : ["npm", []];
  const child = spawn(command, [...prefix, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    // npm is a script, not a program, on Windows.
    shell: command === "npm" && process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      output += text;
      process.stderr.write(text);
    });
  }
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: `${output}\n${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function explainNpm(output) {
  if (
    /\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|ERR_SOCKET_TIMEOUT)\b/.test(
      output,
    )
  ) {
    return "npm could not reach its package registry. Connect to the internet (or set npm's proxy), then run the same command again.";
  }
  if (/\b(?:EACCES|EPERM|EROFS)\b/.test(output)) {
    return `npm may not write here. Make ${root} (and npm's cache) writable for this user, then run the same command again.`;
  }
  if (/\bENOSPC\b/.test(output)) return "the disk is full.";
  if (/\bspawn npm\b.*\bENOENT\b/.test(output))
    return "npm was not found on PATH. Install Node with npm.";
  return "npm install failed; its own message stands above.";
}

function explainMissingNode() {
  return [
    `npm installed everything but a working Node ${WANTED_NODE} in node_modules/.bin.`,
    "Most often npm's install scripts are switched off: run `npm config get ignore-scripts`, and if it says true,",
    "`npm rebuild node --ignore-scripts=false`, then the same command again.",
    `Or run the same command with Node ${WANTED_NODE} itself.`,
  ].join("\n");
}

/** The Node that runs the project: the one in node_modules, else ours when it is new enough. Null: neither works. */
function projectNode() {
  const installed = join(modules, ".bin", process.platform === "win32" ? "node.cmd" : "node");
  if (existsSync(installed)) {
    const run = spawnSync(installed, ["--version"], {
      encoding: "utf8",
      shell: process.platform === "win32",
    });
    return run.status === 0 && run.stdout.startsWith(`v${WANTED_NODE}.`) ? installed : null;
  }
  return Number(process.versions.node.split(".")[0]) >= WANTED_NODE ? process.execPath : null;
}

/** Finding and installing a browser is TypeScript of the project itself, run on the project's Node. */
function ensureBrowser() {
  const run = spawnSync(projectNode(), [join(root, "scripts", "install-browser.ts")], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (run.status !== 0)
    throw new SetupError("there is no browser to test with; the reason stands above.");
}
