import { randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createParser } from "eventsource-parser";
import { describe, expect, test, vi } from "vitest";
import { eventIdSchema } from "../../shared/ids.ts";
import { randomMessageId } from "../../shared/token.ts";
import { pairBrowser } from "./paired-browser.ts";
import { temporaryDirectory } from "./temporary-directory.ts";
import { startTestServer } from "./test-server.ts";

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";

describe("from pairing to the event", () => {
  test("two senders see their own hits and not each other's", async () => {
    const { server } = await startTestServer();
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const boris = await pairBrowser(server.url, server.newPairingCode());

    const open = await fetch(anna.openUrl());
    expect(open.headers.get("Content-Type")).toBe("image/gif");
    expect((await open.arrayBuffer()).byteLength).toBe(43);
    const click = await fetch(boris.clickUrl("https://example.com/?a=1#b"), { redirect: "manual" });
    expect(click.status).toBe(302);
    expect(click.headers.get("Location")).toBe("https://example.com/?a=1");

    expect(await anna.events()).toMatchObject([{ kind: "open", sid: anna.sid }]);
    expect(await boris.events()).toMatchObject([{ kind: "click", sid: boris.sid }]);
  });

  test("the stream says hit within the same second", async () => {
    const { server } = await startTestServer();
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const stream = await openStream(server.url, anna.deviceToken);
    expect(await stream.next()).toBe("ready");
    await fetch(anna.openUrl());
    expect(await stream.next()).toBe("hit");
    expect(await anna.events()).toHaveLength(1);
  });

  test("a view is in the log beside the hit that it explains, once, and wakes the other browsers", async () => {
    const { server } = await startTestServer();
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const stream = await openStream(server.url, anna.deviceToken);
    expect(await stream.next()).toBe("ready");
    const messageId = randomMessageId(randomBytes);
    const id = eventIdSchema.parse("view-of-the-own-mail");
    const before = Date.now();
    expect((await anna.tellView(messageId, { id })).status).toBe(204);
    expect((await anna.tellView(messageId, { id, at: before - 1_000 })).status).toBe(204);
    expect(await stream.next()).toBe("hit");
    await fetch(anna.openUrl({ messageId }));

    const events = await anna.events();
    expect(events).toMatchObject([
      { id, kind: "view", messageId, verdict: "self", network: { class: "unknown" } },
      { kind: "open", messageId },
    ]);
    expect(events[0]?.receivedAt).toBeGreaterThanOrEqual(before);
    expect(events[0]?.receivedAt).toBeLessThanOrEqual(Date.now());
    // Views are no hits.
    expect(server.counters.stored).toBe(1);
  });

  test("senders, events and the cursor survive a restart", async () => {
    const dataDir = temporaryDirectory();
    const { server } = await startTestServer({ dataDir });
    const anna = await pairBrowser(server.url, server.newPairingCode());
    await fetch(anna.openUrl());
    const port = Number(new URL(server.url).port);
    await server.close();
    await startTestServer({ dataDir, port });
    await fetch(anna.openUrl());
    expect(await anna.events()).toHaveLength(2);
  });

  test("a public address is what links point to", async () => {
    const { server } = await startTestServer({ publicUrl: "https://track.example.com" });
    const anna = await pairBrowser(server.url, server.newPairingCode());
    expect(anna.trackingOrigin).toBe("https://track.example.com");
    expect(anna.openUrl()).toMatch(/^https:\/\/track\.example\.com\/o\//);
  });

  test("behind a trusted proxy, wrong codes count against the proxy's client", async () => {
    const { server } = await startTestServer({ trustProxy: true });
    const tryCode = async (forwarded: string) => {
      const headers = { "X-Forwarded-For": forwarded };
      const body = JSON.stringify({ code: "AAAA-AAAA" });
      return (await fetch(`${server.url}/v1/pair`, { method: "POST", headers, body })).status;
    };
    // What a client claims about itself stands further left and does not count.
    for (let n = 0; n < 10; n++) expect(await tryCode(`10.0.0.${n}, 192.0.2.1`)).toBe(403);
    expect(await tryCode("192.0.2.1")).toBe(429);
    expect(await tryCode("192.0.2.2")).toBe(403);
    // What is no address comes from no proxy: it counts against the connection.
    for (let n = 0; n < 10; n++) expect(await tryCode(`made up ${n}`)).toBe(403);
    expect(await tryCode("made up 11")).toBe(429);
  });

  test("what is known of a client's network is stored, its address nowhere", async () => {
    const dataDir = temporaryDirectory();
    const { server, logger } = await startTestServer({ dataDir, trustProxy: true });
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const address = "91.64.213.77";
    const visit = (url: string, forwarded: string) =>
      fetch(url, {
        headers: { "User-Agent": CHROME, "X-Forwarded-For": forwarded },
        redirect: "manual",
      });
    await visit(anna.clickUrl("https://example.com/"), `10.0.0.1, ${address}`);
    await visit(anna.openUrl(), "2a02:810a:213:77::1");
    await visit(anna.openUrl(), "40.107.213.77");
    expect((await anna.events()).map(({ network, verdict }) => [network, verdict])).toEqual([
      [{ class: "access", country: "DE" }, "person"],
      [{ class: "access", country: "DE" }, "person"],
      [{ class: "gateway", country: "US" }, "machine"],
    ]);
    const files = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name), "latin1"));
    expect([...files, ...logger.lines].join()).not.toMatch(/213\.77|213:77/);
  });

  test("a proxy that is not trusted tells nothing of a client's network", async () => {
    const { server } = await startTestServer();
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const headers = { "User-Agent": CHROME, "X-Forwarded-For": "91.64.213.77" };
    await fetch(anna.openUrl(), { headers });
    expect(await anna.events()).toMatchObject([{ network: { country: null } }]);
  });

  test("wrong codes through a proxy that is not trusted do not lock out this machine", async () => {
    const { server } = await startTestServer();
    const tryCode = async (code: string, headers: Record<string, string> = {}) => {
      const body = JSON.stringify({ code });
      return (await fetch(`${server.url}/v1/pair`, { method: "POST", headers, body })).status;
    };
    for (let n = 0; n < 10; n++) await tryCode("AAAA-AAAA", { "X-Forwarded-For": `192.0.2.${n}` });
    expect(await tryCode("AAAA-AAAA", { "X-Forwarded-For": "192.0.2.99" })).toBe(429);
    expect(await tryCode(server.newPairingCode())).toBe(200);
  });
});

describe("when storage fails", () => {
  test("a locked database costs neither picture nor event", async () => {
    const dataDir = temporaryDirectory();
    const { server } = await startTestServer({ dataDir, appendPatienceMs: 50 });
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const intruder = new DatabaseSync(join(dataDir, "sightline.db"));
    intruder.exec("BEGIN EXCLUSIVE");

    const opens = await Promise.all(Array.from({ length: 20 }, () => fetch(anna.openUrl())));
    expect(opens.every(({ status }) => status === 200)).toBe(true);
    const click = await fetch(anna.clickUrl("https://example.com/"), { redirect: "manual" });
    expect(click.status).toBe(302);
    expect(server.counters).toMatchObject({ stored: 0, deferred: 21 });
    const health = () => fetch(`${server.url}/health`);
    const ill = await health();
    expect(ill.status).toBe(503);
    expect(await ill.json()).toMatchObject({ status: "degraded", waiting: 21 });
    const code = server.newPairingCode();
    const pairing = { method: "POST", body: JSON.stringify({ code }) };
    expect((await fetch(`${server.url}/v1/pair`, pairing)).status).toBe(503);
    const messageId = randomMessageId(randomBytes);
    const id = eventIdSchema.parse("told-when-all-is-well");
    const refused = await anna.tellView(messageId, { id });
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([503, "1"]);

    intruder.exec("COMMIT");
    intruder.close();
    expect((await fetch(`${server.url}/v1/pair`, pairing)).status).toBe(200);
    await fetch(anna.openUrl());
    expect((await anna.tellView(messageId, { id })).status).toBe(204);
    await server.replayFallback();
    expect((await health()).status).toBe(200);
    expect(await anna.events()).toHaveLength(23);
    expect(server.counters).toMatchObject({ stored: 1, replayed: 21, loggedOnly: 0 });
  });

  test("what waits in the fallback queue is in the log after the next start", async () => {
    const dataDir = temporaryDirectory();
    const { server } = await startTestServer({ dataDir, appendPatienceMs: 10 });
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const intruder = new DatabaseSync(join(dataDir, "sightline.db"));
    intruder.exec("BEGIN EXCLUSIVE");
    await fetch(anna.openUrl());
    await server.close();
    intruder.close();
    expect(existsSync(join(dataDir, "hits.ndjson"))).toBe(true);

    const { server: next } = await startTestServer({
      dataDir,
      port: Number(new URL(server.url).port),
    });
    await vi.waitFor(async () => expect(await anna.events()).toHaveLength(1));
    expect(next.counters.replayed).toBe(1);
    expect(existsSync(join(dataDir, "hits.ndjson"))).toBe(false);
  });
});

test("a stop ends streams, answers what is under way, and leaves the port and the directory free", async () => {
  const dataDir = temporaryDirectory();
  const { server } = await startTestServer({ dataDir });
  const anna = await pairBrowser(server.url, server.newPairingCode());
  const stream = await openStream(server.url, anna.deviceToken);
  expect(await stream.next()).toBe("ready");
  const underWay = Array.from({ length: 50 }, () => fetch(anna.openUrl()));
  await Promise.race(underWay);
  const [answers] = await Promise.all([
    Promise.allSettled(underWay),
    server.close(),
    server.close(),
  ]);
  let last: string | null = "ready";
  while (last !== null) last = await stream.next();

  await startTestServer({ dataDir, port: Number(new URL(server.url).port) });
  const answered = answers.filter(({ status }) => status === "fulfilled").length;
  expect((await anna.events()).length).toBeGreaterThanOrEqual(answered);
});

test("a port that is taken is named, and the directory is free again", async () => {
  const { server } = await startTestServer();
  const dataDir = temporaryDirectory();
  const port = Number(new URL(server.url).port);
  await expect(startTestServer({ dataDir, port })).rejects.toThrow(
    `port ${port} on 127.0.0.1 is in use already`,
  );
  await startTestServer({ dataDir });
});

test("nothing that could identify anybody is logged or stored", async () => {
  const dataDir = temporaryDirectory();
  const { server, logger } = await startTestServer({ dataDir });
  const anna = await pairBrowser(server.url, server.newPairingCode());
  const headers = { "User-Agent": "Very Special Agent/7", Referer: "https://mail.example/inbox" };
  await fetch(anna.openUrl(), { headers });
  await fetch(`${server.url}/v1/events?after=bad`, {
    headers: { Authorization: `Bearer ${anna.deviceToken}` },
  });
  await server.close();
  const written = logger.lines.join() + readFileSync(join(dataDir, "sightline.db"), "latin1");
  expect(written).toContain(anna.sid);
  for (const secret of ["Very Special Agent", "mail.example", anna.deviceToken, anna.senderKey]) {
    expect(written).not.toContain(secret);
  }
  expect(JSON.stringify(logger.lines)).not.toContain("127.0.0.1");
});

/** The names of the events, then null at the end. */
async function openStream(url: string, deviceToken: string) {
  const response = await fetch(`${url}/v1/stream`, {
    headers: { Authorization: `Bearer ${deviceToken}` },
  });
  const chunks = (response.body ?? new ReadableStream<Uint8Array<ArrayBuffer>>())
    .pipeThrough(new TextDecoderStream())
    .getReader();
  const names: (string | undefined)[] = [];
  const parser = createParser({ onEvent: ({ event }) => names.push(event) });
  return {
    async next(): Promise<string | null> {
      while (names.length === 0) {
        const { done, value } = await chunks.read();
        if (done) return null;
        parser.feed(value);
      }
      return names.shift() ?? null;
    },
  };
}
