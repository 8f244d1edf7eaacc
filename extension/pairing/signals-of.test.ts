import { describe, expect, test } from "vitest";
import { serverInfoSchema } from "../../shared/wire.ts";
import { signalsOf } from "./signals-of.ts";

const server = "https://t.example.com";
const pushKey = "B".repeat(87);

const of = (facts: object, address = server) =>
  signalsOf(
    address,
    serverInfoSchema.parse({
      protocol: 1,
      trackingOrigin: address,
      signals: ["sse"],
      identity: "pairing-code",
      ...facts,
    }),
  );

describe("the stream, where the bearer goes", () => {
  const own = `${server}/v1/stream`;

  test.each([
    ["says nothing", undefined, own],
    ["names another host", "https://s.example.net/v1/stream", "https://s.example.net/v1/stream"],
    ["wants it in the clear", "http://s.example.net/v1/stream", own],
    ["wants it in the clear on this machine", "http://127.0.0.1:9/v1/stream", own],
    ["wants this machine to be asked", "https://localhost:9/v1/stream", own],
    ["gives it a name and a password", "https://a:b@s.example.net/v1/stream", own],
    ["names no host", "https://:/v1/stream", own],
  ])("of a server that %s", (_what, streamUrl, expected) =>
    expect(of({ streamUrl }).streamUrl).toBe(expected),
  );

  test("of a server without encryption never leads elsewhere in the clear", () => {
    const plain = "http://10.0.0.7:8787";
    const at = (streamUrl: string) => of({ streamUrl }, plain).streamUrl;
    expect(at("http://10.0.0.7:8788/v1/stream")).toBe(`${plain}/v1/stream`);
    expect(at("http://127.0.0.1:22/v1/stream")).toBe(`${plain}/v1/stream`);
    expect(at(`${plain}/other`)).toBe(`${plain}/other`);
    expect(at("https://s.example.net/v1/stream")).toBe("https://s.example.net/v1/stream");
  });

  test("of a server on this machine may be anywhere on it", () => {
    const streamUrl = "http://localhost:9000/v1/stream";
    expect(of({ streamUrl }, "http://127.0.0.1:8787").streamUrl).toBe(streamUrl);
  });
});

test("a key for push counts only from a server that offers push", () => {
  expect(of({ pushKey }).pushKey).toBeNull();
  expect(of({ signals: ["web-push"] }).pushKey).toBeNull();
  expect(of({ signals: ["web-push"], pushKey }).pushKey).toBe(pushKey);
});
