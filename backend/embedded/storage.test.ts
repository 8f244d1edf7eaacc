import { randomBytes } from "node:crypto";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { newSecretRing, retire, rotate, type SecretRing } from "../../shared/secret-ring.ts";
import { ANNA, exampleEvent } from "../core/example-event.ts";
import { systemTimers } from "../core/timers.ts";
import { loadServerSecret, writeServerSecret } from "./server-secret.ts";
import { MIGRATIONS } from "./sqlite/migrations.ts";
import { openStorage } from "./storage.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

const open = (dataDir: string, secret?: SecretRing) =>
  openStorage({ dataDir, secret, timers: systemTimers, randomBytes, patience: 100 });

test("makes a secret at the first start, for this user's eyes only, and keeps it", async () => {
  const dataDir = join(temporaryDirectory(), "new", "data");
  const first = await open(dataDir);
  await first.close();
  expect(first.secret).toMatchObject({ current: 1, versions: [1] });
  expect(statSync(join(dataDir, "secret")).mode & 0o777).toBe(0o600);
  expect(statSync(dataDir).mode & 0o777).toBe(0o700);

  const second = await open(dataDir);
  await second.close();
  expect(second.secret.secret(1)).toEqual(new Uint8Array(first.secret.secret(1) ?? []));
});

test.each([
  ["", 1],
  ["too short", 1],
  ["ä".repeat(43), 1],
  [`1:${"A".repeat(43)}\n2:half`, 2],
])("a damaged secret (%o) is named, line and all, and not replaced", async (text, line) => {
  const dataDir = temporaryDirectory();
  const path = join(dataDir, "secret");
  writeFileSync(path, text);
  await expect(open(dataDir)).rejects.toThrow(
    `The secret in ${path} is damaged: line ${line} is not 32 bytes`,
  );
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("a secret that is lost or another one is noticed before it breaks every link", async () => {
  const dataDir = temporaryDirectory();
  await (await open(dataDir)).close();
  await expect(open(dataDir, newSecretRing(randomBytes))).rejects.toThrow(
    "not the one that this data directory was made with",
  );
  rmSync(join(dataDir, "secret"));
  await expect(open(dataDir)).rejects.toThrow("Restore the file `secret`");
});

test("a rotation and the retirement of the first version keep the directory's secret its own", async () => {
  const dataDir = temporaryDirectory();
  await (await open(dataDir)).close();
  const first = await loadServerSecret(dataDir, randomBytes);
  const second = rotate(first, randomBytes);
  await writeServerSecret(dataDir, second);
  await (await open(dataDir)).close();

  const notTheSecond = rotate(first, randomBytes);
  await expect(open(dataDir, notTheSecond)).rejects.toThrow(
    "Version 2 of the server's secret is not",
  );
  await expect(open(dataDir, first)).rejects.toThrow("Version 2 of the server's secret is missing");

  await writeServerSecret(dataDir, retire(second, 1));
  await (await open(dataDir)).close();
  await expect(open(dataDir, retire(notTheSecond, 1))).rejects.toThrow("Version 2");
});

test("a secret may be rotated and its first version retired between two starts", async () => {
  const dataDir = temporaryDirectory();
  await (await open(dataDir)).close();
  const first = await loadServerSecret(dataDir, randomBytes);
  await writeServerSecret(dataDir, retire(rotate(first, randomBytes), 1));
  const storage = await open(dataDir);
  await storage.close();
  expect(storage.secret).toMatchObject({ current: 2, versions: [1, 2] });
});

test("a directory from before there were versions goes on as it was", async () => {
  const dataDir = temporaryDirectory();
  const secret = Buffer.alloc(32, 7);
  writeFileSync(join(dataDir, "secret"), `${secret.toString("base64url")}\n`);
  const old = new DatabaseSync(join(dataDir, "sightline.db"));
  old.exec(`${MIGRATIONS[0]}; PRAGMA user_version = 1`);
  old.exec(`INSERT INTO senders VALUES ('${ANNA}', 1);
    INSERT INTO devices VALUES ('hash a', '${ANNA}', 1);
    INSERT INTO facts VALUES ('secret-fingerprint', 'psFsjEFnCUw8b256')`);
  old.close();

  const storage = await open(dataDir);
  expect(storage.secret).toMatchObject({ current: 1, versions: [1] });
  expect(Buffer.from(storage.secret.secret(1) ?? []).equals(secret)).toBe(true);
  expect(await storage.senders.find("hash a")).toBe(ANNA);
  await storage.log.append(exampleEvent(1));
  await storage.close();
  await expect(open(dataDir, newSecretRing(randomBytes))).rejects.toThrow("Version 1");
});

test("a secret from outside leaves no file behind", async () => {
  const dataDir = temporaryDirectory();
  const outside = newSecretRing(randomBytes);
  await (await open(dataDir, outside)).close();
  expect(() => readFileSync(join(dataDir, "secret"))).toThrow("ENOENT");
  await (await open(dataDir, outside)).close();
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

test("remembers browsers", async () => {
  const dataDir = temporaryDirectory();
  const first = await open(dataDir);
  await first.senders.enrol("hash a", ANNA, 1);
  await first.close();
  const second = await open(dataDir);
  expect(await second.senders.find("hash a")).toBe(ANNA);
  await second.close();
});
