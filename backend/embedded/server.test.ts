import { existsSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createParser } from "eventsource-parser";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createRecordingLog } from "../core/recording-log.ts";
import { pairBrowser } from "./paired-browser.ts";
import { startEmbeddedServer, type EmbeddedServerOptions } from "./server.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

describe("from pairing to the event", () => {
  test("two senders see their own hits and not each other's", async () => {
    const { server } = await start();
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
    const { server } = await start();
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const stream = await openStream(server.url, anna.deviceToken);
    expect(await stream.next()).toBe("ready");
    await fetch(anna.openUrl());
    expect(await stream.next()).toBe("hit");
    expect(await anna.events()).toHaveLength(1);
  });

  test("senders, events and the cursor survive a restart", async () => {
    const dataDir = temporaryDirectory();
    const { server } = await start({ dataDir });
    const anna = await pairBrowser(server.url, server.newPairingCode());
    await fetch(anna.openUrl());
    const port = Number(new URL(server.url).port);
    await server.close();
    await start({ dataDir, port });
    await fetch(anna.openUrl());
    expect(await anna.events()).toHaveLength(2);
  });

  test("a public address is what links point to", async () => {
    const { server } = await start({ publicUrl: "https://track.example.com" });
    const anna = await pairBrowser(server.url, server.newPairingCode());
    expect(anna.trackingOrigin).toBe("https://track.example.com");
    expect(anna.openUrl()).toMatch(/^https:\/\/track\.example\.com\/o\//);
  });

  test("behind a trusted proxy, wrong codes count against the proxy's client", async () => {
    const { server } = await start({ trustProxy: true });
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

  test("wrong codes through a proxy that is not trusted do not lock out this machine", async () => {
    const { server } = await start();
    const tryCode = async (code: string, headers: Record<string, string> = {}) => {
      const body = JSON.stringify({ code });
      return (await fetch(`${server.url}/v1/pair`, { method: "POST", headers, body })).status;
    };
    for (let n = 0; n < 10; n++) await tryCode("AAAA-AAAA", { "X-Forwarded-For": `192.0.2.${n}` });
    expect(await tryCode("AAAA-AAAA", { "X-Forwarded-For": "192.0.2.99" })).toBe(429);
    expect(await tryCode(server.newPairingCode())).toBe(200);
  });
});

describe("whatever is sent, the server lives and answers precisely", () => {
  test.each([
    ["no HTTP at all", "hello\r\n\r\n", "400 Bad Request"],
    [
      "a header flood",
      `GET /o/x HTTP/1.1\r\nHost: a\r\n${"X-Flood: 1234567890\r\n".repeat(5_000)}\r\n`,
      "431 Request Header Fields Too Large",
    ],
    [
      "one huge header",
      `GET /v1/events HTTP/1.1\r\nHost: a\r\nX: ${"x".repeat(70_000)}\r\n\r\n`,
      "431 Request Header Fields Too Large",
    ],
    [
      "a huge target",
      `GET /o/${"x".repeat(70_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      "431 Request Header Fields Too Large",
    ],
    [
      "two lengths",
      "POST /v1/pair HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
      "400 Bad Request",
    ],
    [
      "a length that lies",
      "POST /v1/pair HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n{}",
      "413 Payload Too Large",
    ],
    ["no host", "GET /v1/events HTTP/1.1\r\n\r\n", "400 Bad Request"],
    ["a host that is none", "GET /v1/events HTTP/1.1\r\nHost: a b/c\r\n\r\n", "400 Bad Request"],
    ["a made-up method", "BREW /o/x HTTP/1.1\r\nHost: a\r\n\r\n", "400 Bad Request"],
    [
      "a method that a picture has not",
      "DELETE /o/x HTTP/1.1\r\nHost: a\r\n\r\n",
      "405 Method Not Allowed",
    ],
    ["broken UTF-8 in an open", "GET /o/%ff%fe/%c3.gif HTTP/1.1\r\nHost: a\r\n\r\n", "200 OK"],
    ["raw bytes", "GET /v1/\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n", "400 Bad Request"],
    ["raw bytes in an open", "GET /o/\xff\xfe HTTP/1.1\r\nHost: a\r\n\r\n", "200 OK"],
    ["raw bytes, half a line", "GET /o/\xff\xfe", "400 Bad Request"],
    ["raw bytes, no protocol", "GET /o/\xff\xfe\r\n\r\n", "400 Bad Request"],
    ["raw bytes that are posted", "POST /o/\xff HTTP/1.1\r\nHost: a\r\n\r\n", "400 Bad Request"],
    ["controls in an open", "GET /o/\x01\0 HTTP/1.1\r\nHost: a\r\n\r\n", "200 OK"],
    ["broken UTF-8 in a path", "GET /v1/%ff%fe HTTP/1.1\r\nHost: a\r\n\r\n", "404 Not Found"],
    ["an absolute target", "GET http://other/o/x HTTP/1.1\r\nHost: a\r\n\r\n", "200 OK"],
    ["a target with dots", "GET /o/../../etc/passwd HTTP/1.1\r\nHost: a\r\n\r\n", "200 OK"],
    ["an asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", "400 Bad Request"],
    ["a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nHost: a\r\n\r\n", ""],
    [
      "an upgrade",
      "GET /o/x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
      "200 OK",
    ],
  ])("%s", async (_, request, status) => {
    const { server } = await start();
    expect((await sendRaw(server.url, request)).split("\r\n")[0]).toBe(
      status && `HTTP/1.1 ${status}`,
    );
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  test("a URL of 8 KB works, beside 32 KB of cookies", async () => {
    const { server } = await start();
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const destination = `https://example.com/?q=${"x".repeat(7_800)}`;
    // A tracking domain also gets all the cookies of the company's own site.
    const headers = {
      Cookie: Array.from({ length: 8 }, () => `c=${"x".repeat(4_000)}`).join("; "),
    };
    const click = await fetch(anna.clickUrl(destination), { redirect: "manual", headers });
    expect(click.headers.get("Location")).toBe(destination);
  });

  test("raw bytes and spaces where escapes stood cost nobody the link, and the hit counts", async () => {
    const { server } = await start();
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const link = new URL(anna.clickUrl("https://example.com/Łódź straße?q=ä b"));
    const bytes = Buffer.from(decodeURI(link.pathname + link.search)).toString("latin1");
    const ask = (method: string) =>
      sendRaw(server.url, `${method} ${bytes} HTTP/1.1\r\nHost: a\r\nUser-Agent: curl/8.0\r\n\r\n`);
    expect(await ask("GET")).toMatch(
      /^HTTP\/1\.1 302 Found\r\nLocation: https:\/\/example\.com\/%C5%81%C3%B3d%C5%BA%20stra%C3%9Fe\?q=%C3%A4%20b\r\n.*\r\nConnection: close\r\n\r\n$/s,
    );
    expect(await ask("HEAD")).toMatch(/^HTTP\/1\.1 302 Found/);
    expect(await anna.events()).toMatchObject([
      { kind: "click", client: { family: "Program" } },
      { kind: "click" },
    ]);

    const forged = await sendRaw(
      server.url,
      `GET ${bytes.replace("example.com", "example.net")} HTTP/1.1\r\nHost: a\r\n\r\n`,
    );
    expect(forged).toMatch(/^HTTP\/1\.1 200 OK\r\n.*This link leads to example\.net/s);
    expect(forged).not.toContain("Location:");
  });

  test("raw bytes behind another request on the same connection mix up no answers", async () => {
    const { server } = await start();
    const answer = await sendRaw(
      server.url,
      "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGET /o/\xff HTTP/1.1\r\nHost: a\r\n\r\n",
    );
    expect(answer.match(/HTTP\/1\.1/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(answer).not.toContain("GIF89a");
  });

  test("HEAD is answered like GET, without a body, and the connection goes on", async () => {
    const { server } = await start();
    const answer = await sendRaw(
      server.url,
      "HEAD /o/x HTTP/1.1\r\nHost: a\r\n\r\nHEAD /c/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 400"]);
    expect(answer).toContain("Content-Length: 43");
    expect(answer).not.toContain("GIF89a");
  });
});

describe("when storage fails", () => {
  test("a locked database costs neither picture nor event", async () => {
    const dataDir = temporaryDirectory();
    const { server } = await start({ dataDir, appendPatienceMs: 50 });
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const intruder = new DatabaseSync(join(dataDir, "sightline.db"));
    intruder.exec("BEGIN EXCLUSIVE");

    const opens = await Promise.all(Array.from({ length: 20 }, () => fetch(anna.openUrl())));
    expect(opens.every(({ status }) => status === 200)).toBe(true);
    const click = await fetch(anna.clickUrl("https://example.com/"), { redirect: "manual" });
    expect(click.status).toBe(302);
    expect(server.counters).toMatchObject({ stored: 0, deferred: 21 });
    const health = () => fetch(`${server.url}/healthz`);
    const ill = await health();
    expect(ill.status).toBe(503);
    expect(await ill.json()).toMatchObject({ status: "degraded", waiting: 21 });
    const code = server.newPairingCode();
    const pairing = { method: "POST", body: JSON.stringify({ code }) };
    expect((await fetch(`${server.url}/v1/pair`, pairing)).status).toBe(503);

    intruder.exec("COMMIT");
    intruder.close();
    expect((await fetch(`${server.url}/v1/pair`, pairing)).status).toBe(200);
    await fetch(anna.openUrl());
    await server.replayFallback();
    expect((await health()).status).toBe(200);
    expect(await anna.events()).toHaveLength(22);
    expect(server.counters).toMatchObject({ stored: 1, replayed: 21, loggedOnly: 0 });
  });

  test("what waits in the fallback queue is in the log after the next start", async () => {
    const dataDir = temporaryDirectory();
    const { server } = await start({ dataDir, appendPatienceMs: 10 });
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const intruder = new DatabaseSync(join(dataDir, "sightline.db"));
    intruder.exec("BEGIN EXCLUSIVE");
    await fetch(anna.openUrl());
    await server.close();
    intruder.close();
    expect(existsSync(join(dataDir, "hits.ndjson"))).toBe(true);

    const { server: next } = await start({ dataDir, port: Number(new URL(server.url).port) });
    await vi.waitFor(async () => expect(await anna.events()).toHaveLength(1));
    expect(next.counters.replayed).toBe(1);
    expect(existsSync(join(dataDir, "hits.ndjson"))).toBe(false);
  });
});

test("a stop ends streams, answers what is under way, and leaves the port and the directory free", async () => {
  const dataDir = temporaryDirectory();
  const { server } = await start({ dataDir });
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

  await start({ dataDir, port: Number(new URL(server.url).port) });
  const answered = answers.filter(({ status }) => status === "fulfilled").length;
  expect((await anna.events()).length).toBeGreaterThanOrEqual(answered);
});

test("a port that is taken is named, and the directory is free again", async () => {
  const { server } = await start();
  const dataDir = temporaryDirectory();
  const port = Number(new URL(server.url).port);
  await expect(start({ dataDir, port })).rejects.toThrow(
    `port ${port} on 127.0.0.1 is in use already`,
  );
  await start({ dataDir });
});

test("nothing that could identify anybody is logged or stored", async () => {
  const dataDir = temporaryDirectory();
  const { server, logger } = await start({ dataDir });
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

async function start(options: Partial<EmbeddedServerOptions> = {}) {
  const logger = createRecordingLog();
  const server = await startEmbeddedServer({ dataDir: temporaryDirectory(), logger, ...options });
  onTestFinished(() => server.close());
  return { server, logger };
}

async function sendRaw(url: string, request: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  let answer = "";
  socket.setEncoding("latin1");
  socket.on("data", (text: string) => {
    answer += text;
    // One whole answer is enough where the connection stays open.
    if (!request.includes("Connection: close")) socket.end();
  });
  // A refusal may reach us while we are still sending.
  socket.on("error", () => undefined);
  socket.write(request, "latin1");
  await new Promise((resolve) => socket.once("close", resolve));
  return answer;
}

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
