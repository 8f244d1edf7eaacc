import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { pairBrowser } from "./paired-browser.ts";
import { startTestServer } from "./test-server.ts";

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
    const { server } = await startTestServer();
    expect((await sendRaw(server.url, request)).split("\r\n")[0]).toBe(
      status && `HTTP/1.1 ${status}`,
    );
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });

  test("a URL of 8 KB works, beside 32 KB of cookies", async () => {
    const { server } = await startTestServer();
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
    const { server } = await startTestServer({ trustProxy: true });
    const anna = await pairBrowser(server.url, server.newPairingCode());
    const link = new URL(anna.clickUrl("https://example.com/Łódź straße?q=ä b"));
    const bytes = Buffer.from(decodeURI(link.pathname + link.search)).toString("latin1");
    const ask = (method: string) =>
      sendRaw(
        server.url,
        `${method} ${bytes} HTTP/1.1\r\nHost: a\r\nUser-Agent: curl/8.0\r\nX-Forwarded-For: 91.64.1.1\r\n\r\n`,
      );
    expect(await ask("GET")).toMatch(
      /^HTTP\/1\.1 302 Found\r\nLocation: https:\/\/example\.com\/%C5%81%C3%B3d%C5%BA%20stra%C3%9Fe\?q=%C3%A4%20b\r\n.*\r\nConnection: close\r\n\r\n$/s,
    );
    expect(await ask("HEAD")).toMatch(/^HTTP\/1\.1 302 Found/);
    expect(await anna.events()).toMatchObject([
      { kind: "click", client: { family: "Program" }, network: { country: "DE" } },
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
    const { server } = await startTestServer();
    const answer = await sendRaw(
      server.url,
      "GET /health HTTP/1.1\r\nHost: a\r\n\r\nGET /o/\xff HTTP/1.1\r\nHost: a\r\n\r\n",
    );
    expect(answer.match(/HTTP\/1\.1/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(answer).not.toContain("GIF89a");
  });

  test("HEAD is answered like GET, without a body, and the connection goes on", async () => {
    const { server } = await startTestServer();
    const answer = await sendRaw(
      server.url,
      "HEAD /o/x HTTP/1.1\r\nHost: a\r\n\r\nHEAD /c/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
    );
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 200", "HTTP/1.1 400"]);
    expect(answer).toContain("Content-Length: 43");
    expect(answer).not.toContain("GIF89a");
  });
});

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
