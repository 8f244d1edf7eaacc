import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { pairBrowser } from "../../backend/embedded/paired-browser.ts";
import { temporaryDirectory } from "../../backend/embedded/temporary-directory.ts";
import { startTestServer } from "../../backend/embedded/test-server.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import { randomMessageId } from "../../shared/token.ts";
import { mintOpenUrl } from "../../shared/tracked-url.ts";
import { eventsPageSchema, keyResponseSchema } from "../../shared/wire.ts";
import { runStep } from "../run-step.ts";
import { rotateDataDir } from "./rotate-data-dir.ts";

const ONE = "A".repeat(43);
const SCRIPT = join(import.meta.dirname, "..", "rotate-secret.ts");
const yes = async () => true;

describe("the secret of a data directory", () => {
  test("gets one version more, written whole, for this user's eyes only", async () => {
    const dataDir = dirWith(`${ONE}\n`);
    const { done, text } = await rotateDataDir({
      dataDir,
      retire: null,
      randomBytes,
      confirm: yes,
    });
    expect(done).toBe(true);
    expect(text).toMatch(/^Version 2 of the secret is in .*\n.*\nThe server's next start/);
    expect(secretIn(dataDir)).toMatch(new RegExp(`^1:${ONE}\\n2:[A-Za-z0-9_-]{43}\\n$`));
    expect(text).not.toContain(secretIn(dataDir).split(/[:\n]/)[3]);
    expect(statSync(join(dataDir, "secret")).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).not.toContain("secret.new");
  });

  test("loses an old version only when a person says so", async () => {
    const dataDir = dirWith(`1:${ONE}\n2:${ONE}\n`);
    const asked: string[] = [];
    const answer = (yesOrNo: boolean) => async (question: string) => {
      asked.push(question);
      return yesOrNo;
    };
    const retireFirst = { dataDir, retire: 1, randomBytes };
    expect(await rotateDataDir({ ...retireFirst, confirm: answer(false) })).toMatchObject({
      done: false,
      text: expect.stringContaining("Nothing was changed"),
    });
    expect(secretIn(dataDir)).toBe(`1:${ONE}\n2:${ONE}\n`);
    expect(await rotateDataDir({ ...retireFirst, confirm: answer(true) })).toMatchObject({
      done: true,
    });
    expect(secretIn(dataDir)).toBe(`1:retired\n2:${ONE}\n`);
    expect(asked[0]).toContain("sent under version 1 stops counting");
  });

  test.each([
    [`1:${ONE}\n`, 1, "Version 1 is the one in force. Rotate first"],
    [`1:retired\n2:${ONE}\n`, 1, "Version 1 of this secret is retired already"],
    [`1:${ONE}\n3:${ONE}\n`, 2, "There is no version 2 of this secret, only 1, 3"],
    [`255:${ONE}\n`, null, "all 255 versions"],
  ])("%j stays as it is when %s is asked of it", async (text, retire, why) => {
    const dataDir = dirWith(text);
    const outcome = await rotateDataDir({ dataDir, retire, randomBytes, confirm: yes });
    expect(outcome).toMatchObject({ done: false, text: expect.stringContaining(why) });
    expect(secretIn(dataDir)).toBe(text);
  });

  test("is never made here, and never replaced when it is damaged", async () => {
    const wish = { retire: null, randomBytes, confirm: yes };
    const empty = temporaryDirectory();
    expect(await rotateDataDir({ ...wish, dataDir: empty })).toMatchObject({ done: false });
    expect(readdirSync(empty)).toEqual([]);
    const damaged = dirWith("1:half");
    await expect(rotateDataDir({ ...wish, dataDir: damaged })).rejects.toThrow(
      "line 1 is not 32 bytes",
    );
    expect(secretIn(damaged)).toBe("1:half");
  });
});

test("a rotation that cannot be written leaves the secret as it was, and the directory free", async () => {
  const dataDir = dirWith(`1:${ONE}\n`);
  mkdirSync(join(dataDir, "secret.new"));
  const wish = { dataDir, retire: null, randomBytes, confirm: yes };
  await expect(rotateDataDir(wish)).rejects.toThrow("EISDIR");
  expect(secretIn(dataDir)).toBe(`1:${ONE}\n`);
  rmdirSync(join(dataDir, "secret.new"));
  expect((await rotateDataDir(wish)).text).toContain("The server's next start");
});

test("a server may start while a person thinks about it", async () => {
  const dataDir = dirWith(`1:${ONE}\n2:${ONE}\n`);
  const outcome = await rotateDataDir({
    dataDir,
    retire: 1,
    randomBytes,
    async confirm() {
      await startTestServer({ dataDir });
      return true;
    },
  });
  expect(outcome.text).toContain("is retired.\nRestart the server");
  expect(secretIn(dataDir)).toBe(`1:retired\n2:${ONE}\n`);
});

test("a server that is restarted honours both versions, and gives its browser the new key", async () => {
  const dataDir = temporaryDirectory();
  const { server } = await startTestServer({ dataDir });
  const anna = await pairBrowser(server.url, server.newPairingCode());
  const sentBefore = anna.openUrl();

  const outcome = await rotateDataDir({ dataDir, retire: null, randomBytes, confirm: yes });
  expect(outcome.text).toContain(`Restart the server that is using ${dataDir}`);
  expect(await keyVersionOf(server.url, anna.deviceToken)).toBe(1);

  const port = Number(new URL(server.url).port);
  await server.close();
  const { server: restarted } = await startTestServer({ dataDir, port });
  expect(await keyVersionOf(server.url, anna.deviceToken)).toBe(2);
  const key = keyResponseSchema.parse(await get(server.url, "/v1/key", anna.deviceToken));
  const newKey = prepareSenderKey(
    anna.sid,
    Buffer.from(key.senderKey, "base64url"),
    key.keyVersion,
  );
  const sentAfter = mintOpenUrl(
    { trackingOrigin: anna.trackingOrigin, key: newKey },
    { messageId: randomMessageId(randomBytes), mintedAt: 1, recipient: 0 },
  );
  for (const url of [sentBefore, anna.openUrl(), sentAfter]) await fetch(url);
  expect(await anna.events()).toHaveLength(3);

  await rotateDataDir({ dataDir, retire: 1, randomBytes, confirm: yes });
  await restarted.close();
  await startTestServer({ dataDir, port });
  expect((await fetch(sentBefore)).status).toBe(200);
  await fetch(sentAfter);
  expect(await anna.events()).toHaveLength(4);
});

describe("npm run rotate-secret", () => {
  test("says what it did, and what is left to do", async () => {
    const dataDir = dirWith(ONE);
    const { exitCode, output } = await run("--data", dataDir);
    expect(output).toContain("Version 2 of the secret is in");
    expect(exitCode).toBe(0);
    const retired = await run("--data", dataDir, "--retire", "1", "--yes");
    expect(retired).toMatchObject({ exitCode: 0 });
    expect(secretIn(dataDir)).toMatch(/^1:retired\n2:/);
  });

  test("does nothing where it should ask and nobody is there", async () => {
    const dataDir = dirWith(`1:${ONE}\n2:${ONE}\n`);
    const { exitCode, output } = await run("--data", dataDir, "--retire", "1");
    expect(output).toContain("say --yes");
    expect(exitCode).toBe(1);
  });

  test("names what is wrong in one line", async () => {
    const dataDir = dirWith("1:half\n");
    expect(await run("--data", dataDir)).toMatchObject({
      exitCode: 1,
      output: expect.stringMatching(/^The secret in .* is damaged: line 1 .*\n$/),
    });
    expect(await run("--data", dataDir, "--retire", "first")).toMatchObject({
      exitCode: 1,
      output: expect.stringContaining("It must be the number of a version."),
    });
  });

  function run(...args: string[]) {
    return runStep({ command: [process.execPath, SCRIPT, ...args] });
  }
});

function dirWith(secret: string): string {
  const dataDir = temporaryDirectory();
  writeFileSync(join(dataDir, "secret"), secret);
  return dataDir;
}

function secretIn(dataDir: string): string {
  return readFileSync(join(dataDir, "secret"), "utf8");
}

async function get(url: string, path: string, deviceToken: string): Promise<unknown> {
  const headers = { Authorization: `Bearer ${deviceToken}` };
  return (await fetch(`${url}${path}`, { headers })).json();
}

async function keyVersionOf(url: string, deviceToken: string): Promise<number> {
  return eventsPageSchema.parse(await get(url, "/v1/events", deviceToken)).keyVersion;
}
