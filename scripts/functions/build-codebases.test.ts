import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as z from "zod";
import { createManualTimers } from "../../backend/core/manual-timers.ts";
import { findNetworkFiles } from "../../backend/core/network/network-files.ts";
import { createNetworks } from "../../backend/core/network/networks.ts";
import { createRecordingLog } from "../../backend/core/recording-log.ts";
import { buildCodebases } from "./build-codebases.ts";

// Outside the repository: no node_modules lies above it.
const output = mkdtempSync(join(tmpdir(), "sightline-codebases-"));
beforeAll(() => buildCodebases(output), 60_000);
afterAll(() => rmSync(output, { recursive: true }));

const manifestSchema = z.object({
  params: z.array(
    z
      .object({
        name: z.string(),
        type: z.string(),
        default: z.union([z.string(), z.number()]).optional(),
      })
      .loose(),
  ),
});
const manifestOf = (codebase: string): unknown =>
  parse(readFileSync(join(output, codebase, "functions.yaml"), "utf8"));

describe("functions.yaml", () => {
  const load = createRequire(import.meta.url);
  const tools = "firebase-tools/lib/deploy/functions";
  const endpointSchema = z.record(z.string(), z.record(z.string(), z.looseObject({})));

  /** What firebase-tools would deploy, by region and function, with these values of the parameters. */
  async function backendOf(codebase: string) {
    const { params } = manifestSchema.parse(manifestOf(codebase));
    const defaults = params
      .filter(({ type }) => type !== "secret")
      .map(({ name, default: value }) => [name, String(value ?? "")]);
    const { detectFromYaml } = z
      .object({ detectFromYaml: z.custom<(...of: string[]) => Promise<unknown>>() })
      .parse(load(`${tools}/runtimes/discovery/index.js`));
    const { resolveBackend } = z
      .object({ resolveBackend: z.custom<(of: object) => Promise<unknown>>() })
      .parse(load(`${tools}/build.js`));
    const resolved = await resolveBackend({
      build: await detectFromYaml(join(output, codebase), "demo-sightline", "nodejs24"),
      firebaseConfig: { projectId: "demo-sightline" },
      userEnvs: { ...Object.fromEntries(defaults), ...chosen },
      codebase,
      nonInteractive: true,
      isEmulator: true,
    });
    return z
      .object({
        backend: z.object({ endpoints: endpointSchema, requiredAPIs: z.array(z.unknown()) }),
      })
      .parse(resolved).backend;
  }

  /** What somebody has chosen; the other parameters have their defaults, or an empty text. */
  const chosen = {
    SIGHTLINE_REGION: "europe-west1",
    SIGHTLINE_HIT_MEMORY_MIB: "512",
    SIGHTLINE_HIT_CONCURRENCY: "200",
    SIGHTLINE_HIT_MIN_INSTANCES: "1",
    SIGHTLINE_API_MEMORY_MIB: "1024",
    SIGHTLINE_API_CONCURRENCY: "40",
    SIGHTLINE_STREAM_CONCURRENCY: "500",
  };

  test("of hit is what firebase-tools deploys, with the parameters in their places", async () => {
    const backend = await backendOf("hit");
    expect(backend.endpoints).toMatchObject({
      "europe-west1": {
        hit: {
          platform: "gcfv2",
          runtime: "nodejs24",
          entryPoint: "hit",
          cpu: 1,
          availableMemoryMb: 512,
          concurrency: 200,
          minInstances: 1,
          httpsTrigger: { invoker: ["public"] },
          secretEnvironmentVariables: [{ key: "SIGHTLINE_SECRET", secret: "SIGHTLINE_SECRET" }],
        },
      },
    });
    expect(backend.requiredAPIs).toContainEqual(
      expect.objectContaining({ api: "cloudtasks.googleapis.com" }),
    );
  });

  test("of api holds every function, discovered from the code itself", async () => {
    const { endpoints } = await backendOf("api");
    expect(Object.keys(endpoints)).toEqual(["europe-west1"]);
    expect(endpoints["europe-west1"]).toMatchObject({
      api: { httpsTrigger: { invoker: ["public"] }, availableMemoryMb: 1_024, concurrency: 40 },
      stream: { concurrency: 500 },
      storeDeferred: { taskQueueTrigger: {} },
      signalHit: { eventTrigger: { retry: true } },
      maintain: { scheduleTrigger: {} },
    });
  });

  test("a parameter of both codebases is the same in both", () => {
    const [hit, api] = ["hit", "api"].map(
      (codebase) => manifestSchema.parse(manifestOf(codebase)).params,
    );
    const shared = hit?.filter(({ name }) => api?.some((other) => other.name === name)) ?? [];
    expect(shared.map(({ name }) => name)).toEqual([
      "SIGHTLINE_REGION",
      "SIGHTLINE_RETENTION_DAYS",
      "SIGHTLINE_SECRET",
    ]);
    for (const param of shared) expect(api).toContainEqual(param);
  });
});

test("what is known of networks lies beside the one that looks it up, and nowhere else", () => {
  const data = (codebase: string) => join(output, codebase, "network-data");
  expect(existsSync(data("api"))).toBe(false);
  expect(readdirSync(data("hit")).toSorted()).toEqual([
    "apple-egress.json",
    "autonomous-systems.json",
    "barracuda.json",
    "exchange-online.json",
    "geo-whois-asn-country-ipv4.mmdb",
    "geo-whois-asn-country-ipv6.mmdb",
    "google-cloud.json",
    "google.json",
  ]);
});

test("packed as it is, it tells the same as in the repository", async () => {
  const folder = pathToFileURL(join(output, "hit", "network-data/"));
  const timers = createManualTimers();
  const [packed, ours] = await Promise.all(
    [
      {
        ranges: folder,
        ipv4Countries: new URL("geo-whois-asn-country-ipv4.mmdb", folder),
        ipv6Countries: new URL("geo-whois-asn-country-ipv6.mmdb", folder),
      },
      findNetworkFiles(),
    ].map(async (files) => {
      const logger = createRecordingLog();
      const networks = createNetworks({ files, logger, timers });
      await Promise.all([networks.load("ipv4"), networks.load("ipv6")]);
      expect(logger.lines).toEqual([]);
      return networks;
    }),
  );
  const addresses = [
    ...Array.from(
      { length: 4_000 },
      (_, n) => `${(n % 223) + 1}.${(n * 7) % 256}.${(n * 31) % 256}.9`,
    ),
    "2a01:111:f403::1",
    "2a02:26f7:b018::1",
    "2600:1900::1",
    "2001:4860::1",
    "2a02:810a::1",
    "66.249.84.1",
    "40.107.0.1",
    "172.225.7.1",
    "209.222.82.9",
  ];
  const facts = addresses.map((address) => packed?.lookup(address));
  expect(facts).toEqual(addresses.map((address) => ours?.lookup(address)));
  expect(new Set(facts.map((fact) => fact?.asn)).size).toBeGreaterThan(10);
});

/** Serves one function by node:http, with nothing but its folder, and tells its port. `fetch` must not even be looked at. */
const SERVE = `
Object.defineProperty(globalThis, "fetch", { get() { throw new Error("the global fetch is used"); } });
const { createServer } = process.getBuiltinModule("node:http");
const { hit } = await import("./index.js");
const server = createServer((request, response) => hit(request, response));
server.listen(0, "127.0.0.1", () => {
  console.log("modules " + process.moduleLoadList.join());
  console.log("port " + server.address().port);
});
`;

test("hit serves the picture from its folder alone, without the global fetch, and finds its data there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sightline-hit-"));
  cpSync(join(output, "hit"), folder, { recursive: true });
  const child = spawn(process.execPath, ["--input-type=module", "--eval", SERVE], {
    cwd: folder,
    env: { GCLOUD_PROJECT: "demo-sightline", SIGHTLINE_SECRET: `1:${"A".repeat(43)}` },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const lines: string[] = [];
  try {
    const port = await new Promise<string>((resolve, reject) => {
      child.on("exit", () => reject(new Error("hit ended")));
      createInterface(child.stdout).on("line", (line) => {
        if (line.startsWith("port ")) resolve(line.slice(5));
        else lines.push(line);
      });
    });
    const answer = await fetch(`http://127.0.0.1:${port}/o/annaannaann/${"A".repeat(32)}.gif`);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/gif"]);
    expect((await answer.arrayBuffer()).byteLength).toBe(43);
    const page = await fetch(`http://127.0.0.1:${port}/c/annaannaann/x/s/example.com/a`);
    expect([page.status, await page.text()]).toEqual([
      200,
      expect.stringContaining("https://example.com/a"),
    ]);
    const [modules, ...others] = lines;
    expect(modules).toContain("NativeModule http");
    expect(modules).not.toContain("undici");
    expect(others.filter((line) => line.includes("network data"))).toEqual([]);
  } finally {
    child.kill();
    rmSync(folder, { recursive: true });
  }
});
