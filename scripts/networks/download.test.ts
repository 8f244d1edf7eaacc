import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { download } from "./download.ts";

type Answer = (response: ServerResponse) => void;

/** Gives one answer after the other, the last one from then on. */
async function standIn(...answers: Answer[]) {
  let asked = 0;
  const server = createServer((_request, response) => {
    answers[Math.min(asked++, answers.length - 1)]?.(response);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/list`;
  const pauses: number[] = [];
  const wait = async (ms: number) => void pauses.push(ms);
  return { url, get: () => download(url, { fetch, wait }), pauses, asked: () => asked };
}

const status =
  (code: number): Answer =>
  (response) =>
    void response.writeHead(code).end("no");
const good: Answer = (response) =>
  void response.writeHead(200, { "last-modified": "Fri, 20 Nov 2026 10:00:00 GMT" }).end("list");
const cutOff: Answer = (response) => {
  response.writeHead(200, { "content-length": "100" });
  response.write("li", () => response.destroy());
};
const hungUp: Answer = (response) => void response.destroy();

test("gives the text and its date", async () => {
  const { get, pauses } = await standIn(good);
  expect(await get()).toEqual({ text: "list", modified: new Date("2026-11-20T10:00:00Z") });
  expect(pauses).toEqual([]);
});

test.each([
  ["an error of the server", status(503)],
  ["too many requests", status(429)],
  ["an answer that ends early", cutOff],
  ["no answer", hungUp],
])("asks again after %s", async (_name, answer) => {
  const { get, pauses } = await standIn(answer, answer, good);
  expect((await get()).text).toBe("list");
  expect(pauses).toEqual([1_000, 5_000]);
});

test("gives up after three tries, with the address and what was wrong", async () => {
  const { get, url, asked } = await standIn(status(503));
  await expect(get()).rejects.toThrow(`${url}: it was answered with 503`);
  expect(asked()).toBe(3);
  await expect((await standIn(cutOff)).get()).rejects.toThrow(/127\.0\.0\.1.*\(/);
});

test("does not ask again for what is not there", async () => {
  const { get, asked } = await standIn(status(404));
  await expect(get()).rejects.toThrow("it was answered with 404");
  expect(asked()).toBe(1);
});

test("takes no more than 64 MB, and no text that is none", async () => {
  const endless: Answer = (response) => {
    const piece = Buffer.alloc(4 * 1024 * 1024, "x");
    const write = () => void response.write(piece, (error) => (error ? undefined : write()));
    write();
  };
  await expect((await standIn(endless)).get()).rejects.toThrow("more than 67108864 bytes");
  const binary: Answer = (response) => void response.end(Buffer.from([0xff, 0xfe, 0x00]));
  await expect((await standIn(binary)).get()).rejects.toThrow(/encoded data was not valid/);
});
