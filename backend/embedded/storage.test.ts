import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ANNA, BORIS } from "../core/example-event.ts";
import { systemTimers } from "../core/timers.ts";
import { parseSecret } from "./server-secret.ts";
import { openStorage } from "./storage.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const open = (dataDir: string, secret?: Uint8Array) =>
  openStorage({ dataDir, secret, timers: systemTimers, randomBytes, patience: 100 });

test("makes a secret at the first start, for this user's eyes only, and keeps it", async () => {
  const dataDir = join(temporaryDirectory(), "new", "data");
  const first = await open(dataDir);
  await first.close();
  expect(first.secret).toHaveLength(32);
  expect(statSync(join(dataDir, "secret")).mode & 0o777).toBe(0o600);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);

  const second = await open(dataDir);
  await second.close();
  expect(Buffer.from(second.secret).equals(first.secret)).toBe(true);
});

test.each(["", "too short", "ä".repeat(43)])(
  "a damaged secret (%o) is named, and not replaced",
  async (text) => {
    const dataDir = temporaryDirectory();
    const path = join(dataDir, "secret");
    writeFileSync(path, text);
    await expect(open(dataDir)).rejects.toThrow(`The secret in ${path} is damaged`);
    expect(readFileSync(path, "utf8")).toBe(text);
  },
);

test("a secret that is lost or another one is noticed before it breaks every link", async () => {
  const dataDir = temporaryDirectory();
  await (await open(dataDir)).close();
  await expect(open(dataDir, randomBytes(32))).rejects.toThrow(
    "not the one that this data directory was made with",
  );
  rmSync(join(dataDir, "secret"));
  await expect(open(dataDir)).rejects.toThrow("Restore the file `secret`");
});

test("a secret from outside leaves no file behind", async () => {
  const dataDir = temporaryDirectory();
  await (await open(dataDir, new Uint8Array(32).fill(1))).close();
  expect(() => readFileSync(join(dataDir, "secret"))).toThrow("ENOENT");
  await (await open(dataDir, new Uint8Array(32).fill(1))).close();
});

test("a second server is kept out of the directory until the first has stopped", async () => {
  const dataDir = temporaryDirectory();
  const first = await open(dataDir);
  await expect(open(dataDir)).rejects.toThrow(`Another Sightline server is using ${dataDir}`);
  await first.close();
  await (await open(dataDir)).close();
});

test("a directory that failed to open is free again", async () => {
  const dataDir = temporaryDirectory();
  const database = join(dataDir, "sightline.db");
  writeFileSync(database, "no database ".repeat(1_000));
  await expect(open(dataDir)).rejects.toThrow(`The database ${database} cannot be used`);
  rmSync(database);
  await (await open(dataDir)).close();
});

test("remembers devices by the hash of their token", async () => {
  const dataDir = temporaryDirectory();
  const first = await open(dataDir);
  await first.senders.addDevice({ sid: ANNA, tokenHash: "hash a" }, 1);
  await first.senders.addDevice({ sid: BORIS, tokenHash: "hash b" }, 2);
  await first.senders.addDevice({ sid: ANNA, tokenHash: "hash c" }, 3);
  await expect(first.senders.addDevice({ sid: BORIS, tokenHash: "hash c" }, 4)).rejects.toThrow(
    "UNIQUE",
  );
  await first.close();
  const second = await open(dataDir);
  expect(await second.senders.findDevice("hash a")).toEqual({ sid: ANNA, tokenHash: "hash a" });
  expect(await second.senders.findDevice("hash b")).toEqual({ sid: BORIS, tokenHash: "hash b" });
  expect(await second.senders.findDevice("hash c")).toEqual({ sid: ANNA, tokenHash: "hash c" });
  expect(await second.senders.findDevice("hash d")).toBeNull();
  await second.close();
});

test("secrets are 43 characters of base64url and nothing else", () => {
  expect(parseSecret(Buffer.alloc(32, 5).toString("base64url"))).toEqual(Buffer.alloc(32, 5));
  expect(parseSecret(Buffer.alloc(31).toString("base64url"))).toBeNull();
  expect(parseSecret(Buffer.alloc(32).toString("base64"))).toBeNull();
});
