import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { UNKNOWN_NETWORK } from "../../../shared/verdict/hit-facts.ts";
import { createManualTimers } from "../manual-timers.ts";
import { createRecordingLog } from "../recording-log.ts";
import { findNetworkFiles, NETWORK_LISTS, type NetworkFiles } from "./network-files.ts";
import { createNetworks } from "./networks.ts";

async function load(files: NetworkFiles = findNetworkFiles()) {
  const logger = createRecordingLog();
  const timers = createManualTimers();
  const networks = createNetworks({ files, logger, timers });
  await Promise.all([networks.load("ipv4"), networks.load("ipv6")]);
  return { networks, logger, timers };
}

test.each([
  ["66.249.84.1", ["google"], 15_169, "US"],
  ["74.125.0.1", ["google"], 15_169, "US"],
  ["34.90.1.1", ["google-cloud"], 396_982, "NL"],
  ["40.107.0.1", ["exchange-online"], 8_075, "US"],
  ["::ffff:104.47.0.1", ["exchange-online"], 8_075, "US"],
  ["20.190.1.1", [], 8_075, "US"],
  ["209.222.82.9", ["barracuda"], 16_509, "US"],
  ["172.225.7.1", ["apple-egress"], 36_183, "US"],
  ["2a02:26f7:b018::1", ["apple-egress"], 36_183, "NL"],
  ["91.64.1.1", [], null, "DE"],
  ["2a02:810a::1", [], null, "DE"],
  ["2a02:810a::1%eth0", [], null, "DE"],
])(
  "of %s the lists %j, AS %s and the country %s are known",
  async (address, lists, asn, country) => {
    const { networks, logger } = await load();
    expect(networks.lookup(address)).toEqual({
      isPublic: true,
      lists,
      asn,
      country,
    });
    expect(logger.lines).toEqual([]);
  },
);

test.each(["", "proxied", "127.0.0.1", "::1", "10.0.0.1", "fe80::1%eth0", "192.0.2.1", "1.2.3"])(
  "of %o nothing is known",
  async (address) => {
    const { networks } = await load();
    expect(networks.lookup(address)).toEqual(UNKNOWN_NETWORK);
    expect(networks.prepare(address)).toBeNull();
  },
);

test("addresses are forgotten a minute after the first of them", async () => {
  const timers = createManualTimers();
  const due: number[] = [];
  const networks = createNetworks({
    files: findNetworkFiles(),
    logger: createRecordingLog(),
    timers: {
      ...timers,
      after(ms, run) {
        due.push(timers.now() + ms);
        return timers.after(ms, run);
      },
    },
  });
  await networks.load("ipv4");
  const start = timers.now();
  networks.lookup("8.8.8.8");
  timers.advance(59_000);
  networks.lookup("10.0.0.1");
  expect(due).toEqual([start + 60_000]);
  timers.advance(1_000);
  expect(due).toHaveLength(1);
  expect(networks.lookup("8.8.8.8").country).toBe("US");
  expect(due).toEqual([start + 60_000, start + 120_000]);
});

describe("before its data are there", () => {
  test("an address is only public or not; then it is known, and nothing is read twice", async () => {
    const logger = createRecordingLog();
    const timers = createManualTimers();
    const networks = createNetworks({ files: findNetworkFiles(), logger, timers });
    expect(networks.lookup("66.249.84.1")).toEqual({ ...UNKNOWN_NETWORK, isPublic: true });
    const loading = networks.prepare("66.249.84.1");
    expect(loading).not.toBeNull();
    expect(networks.prepare("8.8.8.8")).not.toBeNull();
    await loading;
    expect(networks.lookup("66.249.84.1").country).toBe("US");
    expect(networks.prepare("66.249.84.2")).toBeNull();

    expect(networks.lookup("2a02:810a::1").country).toBeNull();
    await networks.prepare("2a02:810a::1");
    expect(networks.lookup("2a02:810a::1").country).toBe("DE");
  });
});

test("a disk that does not answer keeps a hit waiting for a second, not for ever, and is asked once", async () => {
  const timers = createManualTimers();
  let asked = 0;
  const networks = createNetworks({
    files: findNetworkFiles(),
    readFile() {
      asked++;
      return new Promise(() => undefined);
    },
    logger: createRecordingLog(),
    timers,
  });
  for (const address of ["8.8.8.8", "66.249.84.1"]) {
    let waits = true;
    const prepared = networks.prepare(address)?.then(() => (waits = false));
    timers.advance(999);
    await new Promise((resolve) => setImmediate(resolve));
    expect(waits).toBe(true);
    timers.advance(1);
    await prepared;
  }
  expect(networks.lookup("8.8.8.8")).toEqual({ ...UNKNOWN_NETWORK, isPublic: true });
  expect(asked).toBe(NETWORK_LISTS.length + 2);
});

describe("with files that are missing or damaged", () => {
  function copyFiles(): { files: NetworkFiles; folder: string } {
    const folder = mkdtempSync(join(tmpdir(), "sightline-networks-"));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const found = findNetworkFiles();
    for (const name of [...NETWORK_LISTS, "autonomous-systems"])
      copyFileSync(new URL(`${name}.json`, found.ranges), join(folder, `${name}.json`));
    return { files: { ...found, ranges: pathToFileURL(`${folder}/`) }, folder };
  }

  test.each([
    ["missing", null],
    ["empty", ""],
    ["cut off", '{"name": "google", "ipv4": ["66.2'],
    ["something else", '"<html>"'],
    ["without ranges", "{}"],
    ["with ranges that are none", '{"ipv4": ["66.249.64.0/99"], "ipv6": ["x"]}'],
    ["with a number for a range", '{"ipv4": [7], "ipv6": []}'],
  ])("a list that is %s is told once, and costs nothing else", async (_name, text) => {
    const { files, folder } = copyFiles();
    const path = join(folder, "google.json");
    if (text === null) rmSync(path);
    else writeFileSync(path, text);
    const { networks, logger } = await load(files);
    expect(networks.lookup("66.249.84.1")).toMatchObject({ lists: [], asn: 15_169, country: "US" });
    expect(networks.lookup("40.107.0.1").lists).toEqual(["exchange-online"]);
    expect(logger.lines).toHaveLength(1);
    expect(logger.lines[0]).toContain("google.json");
  });

  test.each([
    ["no systems", "{}"],
    ["a system without a number", '{"systems": [{"ipv4": [], "ipv6": []}]}'],
    [
      "two systems without ranges",
      '{"systems": [{"asn": 1, "ipv4": ["x"], "ipv6": []}, {"asn": 2, "ipv4": ["y"], "ipv6": []}]}',
    ],
  ])("autonomous systems: %s", async (_name, text) => {
    const { files, folder } = copyFiles();
    writeFileSync(join(folder, "autonomous-systems.json"), text);
    const { networks, logger } = await load(files);
    expect(networks.lookup("66.249.84.1")).toMatchObject({ lists: ["google"], asn: null });
    expect(logger.lines).toHaveLength(1);
  });

  test("a country database that is damaged or missing costs the countries only", async () => {
    const { files, folder } = copyFiles();
    writeFileSync(join(folder, "countries"), "no database");
    const { networks, logger } = await load({
      ...files,
      ipv4Countries: pathToFileURL(join(folder, "countries")),
      ipv6Countries: pathToFileURL(join(folder, "none")),
    });
    expect(networks.lookup("66.249.84.1")).toMatchObject({ lists: ["google"], country: null });
    expect(networks.lookup("2a02:26f7:b018::1")).toMatchObject({ asn: 36_183, country: null });
    expect(logger.lines).toHaveLength(2);
  });

  test("nothing at all: hits have no facts, and the log names each file once", async () => {
    const folder = join(tmpdir(), "sightline-no-such-folder");
    mkdirSync(folder, { recursive: true });
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const nowhere = pathToFileURL(`${folder}/`);
    const file = new URL("none.mmdb", nowhere);
    const { networks, logger } = await load({
      ranges: nowhere,
      ipv4Countries: file,
      ipv6Countries: file,
    });
    expect(networks.lookup("66.249.84.1")).toEqual({ ...UNKNOWN_NETWORK, isPublic: true });
    expect(logger.lines).toHaveLength(NETWORK_LISTS.length + 2);
    expect(logger.lines.join()).not.toContain("66.249");
  });
});
