import { describe, expect, test, vi } from "vitest";
import { senderIdSchema } from "../../shared/ids.ts";
import { pairingProof } from "../../shared/pairing-proof.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import type { Sender } from "../db/kv.ts";
import { project } from "../identity/samples.ts";
import { pairSentence } from "./outcome.ts";
import { pair, type PairDeps } from "./pair.ts";
import { parsePairingLink } from "./pairing-link.ts";
import { normalizeServerAddress, permissionPatterns } from "./server-address.ts";

const server = "http://127.0.0.1:8787";
const info = {
  protocol: 1,
  trackingOrigin: server,
  identity: "pairing-code",
  signals: ["sse"],
};
const answer = {
  protocol: 1,
  sid: "abcdefghijk",
  keyVersion: 1,
  senderKey: "k".repeat(43),
  deviceToken: "t".repeat(43),
  trackingOrigin: server,
};

interface World {
  readonly info?: () => Response | Promise<Response>;
  readonly answer?: () => Response | Promise<Response>;
  readonly access?: boolean;
  readonly current?: string | null;
  readonly earlier?: Sender;
}

function problem(status: number, code: string, headers: Record<string, string> = {}) {
  return () => Response.json({ error: { code, message: "…" } }, { status, headers });
}

async function attempt(world: World, facts: Partial<Parameters<typeof pair>[1]> = {}) {
  const spent: string[] = [];
  const adopt = vi.fn<PairDeps["adopt"]>(async () => {});
  const deps: PairDeps = {
    fetch: async (url, init) => {
      if (url.endsWith("/.well-known/sightline"))
        return (world.info ?? (() => Response.json(info)))();
      spent.push(`${url} ${typeof init.body === "string" ? init.body : ""}`);
      return (world.answer ?? (() => Response.json(answer)))();
    },
    now: () => 0,
    hasAccess: async () => world.access ?? true,
    currentServer: async () => world.current ?? null,
    earlierSender: async () => world.earlier ?? null,
    adopt,
  };
  const outcome = await pair(deps, { server, code: " ABCD-EFGH ", ...facts });
  return { outcome, spent, adopt };
}

test("trades the code for a key and a token", async () => {
  const { outcome, spent, adopt } = await attempt({}, { server: "127.0.0.1:8787/" });
  expect(outcome).toEqual({ kind: "paired", server });
  expect(spent).toEqual([`${server}/v1/pair {"code":"ABCD-EFGH"}`]);
  expect(adopt).toHaveBeenCalledWith(server, info, answer);
});

test("proves which sender it was before", async () => {
  const earlier = {
    sid: senderIdSchema.parse("abcdefghijk"),
    senderKey: "A".repeat(43),
    keyVersion: 2,
  };
  const { spent } = await attempt({ earlier });
  const proof = pairingProof(prepareSenderKey(earlier.sid, new Uint8Array(32), 2), "ABCDEFGH");
  expect(spent).toEqual([
    `${server}/v1/pair ${JSON.stringify({ code: "ABCD-EFGH", resume: { sid: earlier.sid, keyVersion: 2, proof } })}`,
  ]);
});

const refuse = () => Promise.reject(new TypeError("Failed to fetch"));
const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status });

describe("finds out what is wrong before the code is spent", () => {
  test.each([
    [{}, { server: "ftp://x" }, { kind: "address-invalid" }],
    [{}, { code: " " }, { kind: "code-missing" }],
    [
      { current: "https://other.example" },
      {},
      { kind: "already-paired", server: "https://other.example" },
    ],
    [{ info: refuse }, {}, { kind: "unreachable", server }],
    [{ info: () => new Response("<html>") }, {}, { kind: "not-sightline", server }],
    [{ info: json({ hello: "world" }) }, {}, { kind: "not-sightline", server }],
    [{ info: json(info, 404) }, {}, { kind: "not-sightline", server }],
    [{ info: json({ ...info, signals: "all" }) }, {}, { kind: "not-sightline", server }],
    [{ info: json({ ...info, protocol: 0 }) }, {}, { kind: "server-older" }],
    [{ info: json({ protocol: 2, everything: "changed" }) }, {}, { kind: "server-newer" }],
    [{ info: json({ ...info, identity: "firebase" }) }, {}, { kind: "not-sightline", server }],
    [
      { info: json({ ...info, identity: "firebase", firebase: project }) },
      { code: "" },
      { kind: "sign-in-wanted", server },
    ],
    [
      { info: json({ ...info, trackingOrigin: "http://localhost:1" }) },
      { server: "https://t.example.com" },
      { kind: "tracking-origin-unusable", trackingOrigin: "http://localhost:1" },
    ],
    [
      { info: json({ ...info, trackingOrigin: "https://go.example.com" }), access: false },
      { server: "https://api.example.com:8443" },
      {
        kind: "permission-needed",
        origins: ["https://api.example.com/*", "https://go.example.com/*"],
      },
    ],
  ] as const)("%#", async (world, facts, expected) => {
    const { outcome, spent, adopt } = await attempt(world, facts);
    expect(outcome).toEqual(expected);
    expect(spent).toEqual([]);
    expect(adopt).not.toHaveBeenCalled();
    expect(pairSentence(outcome)).toMatch(/^[A-Z].*[.?]$/);
  });
});

describe("says why the code was not taken", () => {
  test.each([
    [refuse, { kind: "unreachable", server }],
    [problem(403, "pairing-code-wrong"), { kind: "code-wrong" }],
    [problem(403, "pairing-code-expired"), { kind: "code-expired" }],
    [problem(403, "pairing-code-used"), { kind: "code-used" }],
    [
      problem(429, "too-many-tries", { "retry-after": "40" }),
      { kind: "too-many-tries", seconds: 40 },
    ],
    [problem(429, "too-many-tries"), { kind: "too-many-tries", seconds: 60 }],
    [problem(503, "unavailable"), { kind: "server-failed", status: 503 }],
    [json({ sid: 1 }), { kind: "not-sightline", server }],
  ] as const)("%#", async (answer, expected) => {
    const { outcome, adopt } = await attempt({ answer });
    expect(outcome).toEqual(expected);
    expect(adopt).not.toHaveBeenCalled();
    expect(pairSentence(outcome)).toMatch(/^[A-Z].*[.?]$/);
  });
});

test("gives up a pairing only when told to", async () => {
  const current = "https://other.example";
  expect((await attempt({ current })).adopt).not.toHaveBeenCalled();
  expect((await attempt({ current }, { replace: true })).adopt).toHaveBeenCalledTimes(1);
});

test.each([
  ["127.0.0.1:8787", "http://127.0.0.1:8787"],
  [" localhost:8787/ ", "http://localhost:8787"],
  ["[::1]:8787", "http://[::1]:8787"],
  ["track.example.com", "https://track.example.com"],
  ["HTTPS://Track.Example.com:443/pair?x#y", "https://track.example.com"],
  ["http://10.0.0.5:8787", "http://10.0.0.5:8787"],
  ["bücher.example", "https://xn--bcher-kva.example"],
  ["", null],
  ["two words", null],
  ["ftp://example.com", null],
  ["https://user:secret@example.com", null],
  ["https://", null],
])("reads the address %s", (typed, origin) => {
  expect(normalizeServerAddress(typed)).toBe(origin);
});

test("asks for each host once, whatever its port", () => {
  expect(
    permissionPatterns(["https://a.example:8443", "https://a.example", "http://b.example"]),
  ).toEqual(["https://a.example/*", "http://b.example/*"]);
});

test("reads a pairing link", () => {
  expect(parsePairingLink(`#pair=${encodeURIComponent(server)},ABCD-EFGH`)).toEqual({
    server,
    code: "ABCD-EFGH",
  });
  expect(parsePairingLink("#pair=%E0%A4%A,ABCD")).toBeNull();
  expect(parsePairingLink("#pair=https%3A%2F%2Ft.example.com")).toEqual({
    server: "https://t.example.com",
    code: "",
  });
  expect(parsePairingLink("#pair=a,b,c")).toBeNull();
  expect(parsePairingLink("")).toBeNull();
});
