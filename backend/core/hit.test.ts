import { randomBytes } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logEventSchema, type LogEvent } from "../../shared/event.ts";
import { newSecretRing, retire, rotate, type SecretRing } from "../../shared/secret-ring.ts";
import { deriveSenderKey, prepareSenderKey } from "../../shared/sender-key.ts";
import { randomMessageId } from "../../shared/token.ts";
import { mintClickUrl, mintOpenUrl } from "../../shared/tracked-url.ts";
import { createEventIds } from "./event-id.ts";
import { ANNA, BORIS } from "./example-event.ts";
import { createHitCounters } from "./hit-counters.ts";
import { createHitHandler, isHitTarget, type HitRequest } from "./hit.ts";
import { createManualTimers } from "./manual-timers.ts";
import { fixedNetworks } from "./network/fixed-networks.ts";
import type { Networks } from "./network/networks.ts";
import { createRecentHits } from "./recent-hits.ts";
import { createRecordingLog } from "./recording-log.ts";
import { createSenderKeys } from "./sender-keys.ts";

const ORIGIN = "https://track.example.com";
const SECRET = new Uint8Array(32).fill(7);
const RING = newSecretRing(() => SECRET);
const NOW = Date.UTC(2026, 10, 21, 12);
const GMAIL_PROXY =
  "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)";
const CHROME_ON_ANDROID =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
/** Made up, but for what the handler makes of it. */
const HOME = "91.64.1.1";
const GOOGLE = "66.249.84.1";
const NETWORKS = {
  [HOME]: { isPublic: true, lists: [], asn: null, country: "DE" },
  [GOOGLE]: { isPublic: true, lists: ["google"], asn: 15_169, country: "US" },
} as const;

const annasKey = prepareSenderKey(ANNA, deriveSenderKey(SECRET, ANNA), 1);
const context = { trackingOrigin: ORIGIN, key: annasKey };
const payload = {
  messageId: randomMessageId(randomBytes),
  mintedAt: NOW / 1_000 - 3_600,
  recipient: 2,
  link: 1,
};

describe("an open", () => {
  test("is stored, then answered with the picture, which nobody may cache", async () => {
    const { get, events } = setUp();
    const answer = await get(mintOpenUrl(context, payload), GMAIL_PROXY);
    expect(answer.status).toBe(200);
    expect(answer.header("Content-Type")).toBe("image/gif");
    expect(answer.header("Content-Length")).toBe("43");
    expect(answer.header("Cache-Control")).toContain("no-store");
    expect(Buffer.from(answer.body).toString("latin1")).toMatch(/^GIF89a/);
    expect(answer.body).toHaveLength(43);
    expect(events.map((event) => logEventSchema.parse(event))).toEqual(events);
    expect(events).toMatchObject([
      {
        sid: ANNA,
        messageId: payload.messageId,
        recipient: 2,
        kind: "open",
        link: 0,
        receivedAt: NOW,
        age: 3_600,
        client: { family: "Gmail", os: "", device: "unknown" },
        network: { class: "mail-proxy", country: null },
      },
    ]);
  });

  test("is not answered before it is durable", async () => {
    const durable = Promise.withResolvers<void>();
    const { get } = setUp({ record: () => durable.promise });
    let answered = false;
    const answer = get(mintOpenUrl(context, payload)).then(() => (answered = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    durable.resolve();
    await answer;
  });

  test("by HEAD is answered alike and recorded as a machine's", async () => {
    const { handle, events } = setUp();
    const url = mintOpenUrl(context, payload);
    const answer = await handle({
      method: "HEAD",
      target: url.slice(ORIGIN.length),
      address: "",
      header: () => null,
    });
    expect(answer.status).toBe(200);
    expect(events).toMatchObject([{ verdict: "machine" }]);
  });

  test("with an unknown or damaged token gets the same picture, is counted, and is not stored", async () => {
    const { get, events, counters } = setUp();
    const good = mintOpenUrl(context, payload);
    const known = await get(good);
    const bad = [
      good.replace(/.\.gif$/, (end) => (end[0] === "A" ? "B.gif" : "A.gif")),
      good.replace(ANNA, BORIS),
      good.replace(ANNA, "UPPERCASE11"),
      `${ORIGIN}/o/`,
      `${ORIGIN}/o/${ANNA}/short.gif`,
      `${ORIGIN}/o/%ff%00/../../etc/passwd`,
      `${ORIGIN}/o/${"a".repeat(8_000)}`,
    ];
    for (const url of bad) {
      const answer = await get(url);
      expect({ url, ...answer.raw }).toEqual({ url, ...known.raw });
    }
    expect(events).toHaveLength(1);
    expect(counters.unknownOpens).toBe(bad.length);
  });

  test("costs the recipient nothing when judging or storing throws", async () => {
    const { get, logger } = setUp({ record: () => Promise.reject(new Error("a bug")) });
    expect((await get(mintOpenUrl(context, payload))).status).toBe(200);
    expect(logger.lines.join()).toContain("a bug");
  });
});

describe("where a hit comes from", () => {
  const clicks = [1, 2, 3].map(
    (link) => mintClickUrl(context, { ...payload, link }, "https://example.com/") ?? "",
  );

  test("becomes the event's network and country, and the address goes no further", async () => {
    const { get, events, logger } = setUp();
    await get(clicks[0] ?? "", CHROME_ON_ANDROID, HOME);
    expect(events).toMatchObject([
      {
        client: { family: "Chrome", os: "Android", device: "mobile" },
        network: { class: "access", country: "DE" },
      },
    ]);
    expect(JSON.stringify([events, logger.lines])).not.toContain(HOME);
  });

  test("tells nothing of a person who reads through a mail provider's proxy", async () => {
    const { get, events } = setUp();
    await get(mintOpenUrl(context, payload), GMAIL_PROXY, GOOGLE);
    expect(events).toMatchObject([
      {
        verdict: "person",
        client: { family: "Gmail", os: "", device: "unknown" },
        network: { class: "mail-proxy", country: null },
      },
    ]);
  });

  test("and what came from there before, tell that every link was followed at once", async () => {
    const { get, events } = setUp();
    for (const url of clicks) await get(url, CHROME_ON_ANDROID, HOME);
    expect(events.map(({ verdict }) => verdict)).toEqual(["person", "person", "unconfirmed"]);
    expect(events[2]?.reasons[0]).toBe("every-link-at-once");
  });

  test("counts for nothing where clients cannot be told apart", async () => {
    const { get, events } = setUp();
    for (const address of ["", "proxied", "127.0.0.1"])
      for (const url of clicks) await get(url, CHROME_ON_ANDROID, address);
    expect(new Set(events.map(({ verdict }) => verdict))).toEqual(new Set(["person"]));
  });

  test("is waited for when it is still being read, and costs no hit when that fails", async () => {
    const loaded = Promise.withResolvers<void>();
    const { get, events } = setUp({
      networks: { ...fixedNetworks(NETWORKS), prepare: () => loaded.promise },
    });
    const answered = get(mintOpenUrl(context, payload));
    await new Promise((resolve) => setImmediate(resolve));
    expect(events).toEqual([]);
    loaded.resolve();
    expect((await answered).status).toBe(200);
    expect(events).toHaveLength(1);
  });

  test("a bot that no provider speaks for is known by the general list", async () => {
    const { get, events } = setUp();
    await get(clicks[0] ?? "", "Mozilla/5.0 (compatible; ExampleCrawler/1.0)", HOME);
    expect(events[0]?.verdict).not.toBe("person");
  });
});

describe("a click", () => {
  const wrapped = (destination: string) => mintClickUrl(context, payload, destination) ?? "";

  test("is stored and sent on, without a trace of us", async () => {
    const { get, events } = setUp();
    const answer = await get(wrapped("https://example.com/a%20b/?q=ü&x=1#part"), CHROME_ON_ANDROID);
    expect(answer.status).toBe(302);
    expect(answer.header("Location")).toBe("https://example.com/a%20b/?q=%C3%BC&x=1");
    expect(answer.header("Cache-Control")).toContain("no-store");
    expect(answer.header("Referrer-Policy")).toBe("no-referrer");
    expect(events).toMatchObject([
      { kind: "click", link: 1, client: { os: "Android", device: "mobile" } },
    ]);
  });

  test("with a damaged token leads to a page that names the destination, never on", async () => {
    const { get, events, counters } = setUp();
    const answer = await get(wrapped("https://example.com/offer?a=1").replace("/offer", "/other"));
    expect(answer.status).toBe(200);
    expect(answer.header("Location")).toBeUndefined();
    expect(answer.text).toContain("<h1>This link leads to example.com</h1>");
    expect(events).toEqual([]);
    expect(counters.damagedClicks).toBe(1);
  });

  test("without a readable destination says so", async () => {
    const { get } = setUp();
    const answer = await get(`${ORIGIN}/c/${ANNA}/x`);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("<h1>This link is incomplete</h1>");
  });

  test("that a proxy has rewritten is sent on where the signed target says, if the proxy kept that", async () => {
    const { handle, events } = setUp();
    const original = wrapped("https://example.com/a?b&c=d%20e").slice(ORIGIN.length);
    const ask = (target: string, originalTarget: string | null) =>
      handle({ method: "GET", target, originalTarget, address: "", header: () => null });
    const rewritten = original.replace("?b&c=d%20e", "?b=&c=d+e");
    expect((await ask(rewritten, original)).headers).toContain("https://example.com/a?b&c=d%20e");
    expect(events).toHaveLength(1);

    const forged = original.replace("example.com", "evil.example");
    for (const originalTarget of [null, "", "/", forged, rewritten]) {
      expect((await ask(rewritten, originalTarget)).status).toBe(200);
    }
    expect(events).toHaveLength(1);
  });

  test("works with a destination of 8 KB", async () => {
    const { get } = setUp();
    const destination = `https://example.com/?q=${"x".repeat(7_850)}`;
    expect((await get(wrapped(destination))).header("Location")).toBe(destination);
  });

  test("never redirects to what the key has not signed, whatever is asked for", async () => {
    const { handle } = setUp();
    const good = wrapped("https://example.com/path?query=1").slice(ORIGIN.length);
    const part = fc.oneof(
      fc.webPath(),
      fc.webUrl(),
      fc.string(),
      fc.constantFrom(
        "//evil.example",
        "/\\evil.example",
        "@evil.example",
        "%0d%0aLocation:%20https://evil.example",
      ),
    );
    const target = fc.oneof(
      fc
        .tuple(fc.constantFrom("s", "h", "x", ""), part)
        .map(([scheme, rest]) => `/c/${ANNA}/${good.split("/")[3]}/${scheme}/${rest}`),
      fc
        .tuple(fc.nat(good.length), fc.nat(8), part)
        .map(([at, cut, text]) => good.slice(0, at) + text + good.slice(at + cut)),
      part.map((text) => `/c/${text}`),
    );
    const redirectedTo = async (requested: string) => {
      const { headers } = await handle({
        method: "GET",
        target: requested,
        address: "",
        header: () => null,
      });
      const at = headers.indexOf("Location");
      return at < 0 ? null : new URL(headers[at + 1] ?? "").href;
    };
    // Some changes, such as the case of the host, are none: then it is the signed destination all the same.
    const property = fc.asyncProperty(target, async (requested) =>
      [null, "https://example.com/path?query=1"].includes(await redirectedTo(requested)),
    );
    await expect(fc.assert(property, { numRuns: 2_000 })).resolves.toBeUndefined();
  });
});

test("other methods are refused and told which ones are not", async () => {
  const { handle, events } = setUp();
  const target = mintOpenUrl(context, payload).slice(ORIGIN.length);
  const answer = await handle({ method: "POST", target, address: "", header: () => null });
  expect(answer.status).toBe(405);
  expect(answer.headers.slice(0, 2)).toEqual(["Allow", "GET, HEAD"]);
  expect(events).toEqual([]);
});

test("knows its own targets, escaped and absolute ones included", () => {
  const open = mintOpenUrl(context, payload);
  expect(
    ["/o/x", "/c/x", open.slice(ORIGIN.length).replace("/o/", "/%6f/"), open].map(isHitTarget),
  ).toEqual([true, true, true, true]);
  expect(["/", "/v1/events", "/other", "*", "/%61", `${ORIGIN}/v1/events`].some(isHitTarget)).toBe(
    false,
  );
});

describe("after the secret was rotated", () => {
  const rotated = rotate(RING, () => new Uint8Array(32).fill(8));
  const exported = createSenderKeys(rotated).exportCurrent(ANNA);
  const newKey = Buffer.from(exported.senderKey, "base64url");
  const newContext = { ...context, key: prepareSenderKey(ANNA, newKey, exported.keyVersion) };
  const wrapped = (ctx: typeof context) => mintClickUrl(ctx, payload, "https://example.com/") ?? "";

  test("links of both versions are honoured", async () => {
    const { get, events } = setUp({ ring: rotated });
    expect(exported.keyVersion).toBe(2);
    for (const ctx of [context, newContext]) {
      expect((await get(wrapped(ctx))).header("Location")).toBe("https://example.com/");
      await get(mintOpenUrl(ctx, payload));
    }
    expect(events).toHaveLength(4);
  });

  test("those of a retired version get the page that names the destination, and no event", async () => {
    const { get, events, counters } = setUp({ ring: retire(rotated, 1) });
    const answer = await get(wrapped(context));
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.text).toContain("<h1>This link leads to example.com</h1>");
    expect((await get(mintOpenUrl(context, payload))).status).toBe(200);
    expect(events).toEqual([]);
    expect(counters).toMatchObject({ unknownOpens: 1, damagedClicks: 1 });
    expect((await get(wrapped(newContext))).status).toBe(302);
  });

  test("nobody passes an old key's tag off as a new one's", async () => {
    const { get, events } = setUp({ ring: rotated });
    const oldKey = { ...context, key: prepareSenderKey(ANNA, deriveSenderKey(SECRET, ANNA), 2) };
    const oldVersion = { ...context, key: prepareSenderKey(ANNA, newKey, 1) };
    const never = { ...context, key: prepareSenderKey(ANNA, newKey, 3) };
    for (const ctx of [oldKey, oldVersion, never]) {
      expect((await get(wrapped(ctx))).status).toBe(200);
      await get(mintOpenUrl(ctx, payload));
    }
    expect(events).toEqual([]);
  });
});

test("made-up sender ids and versions do not push real keys out of memory", () => {
  const keys = createSenderKeys(RING);
  const real = keys.get(ANNA, 1);
  if (real === null) throw new Error("no key");
  keys.keep(real);
  expect(keys.get(ANNA, 1)).toBe(real);
  expect(keys.get(BORIS, 1)).not.toBe(keys.get(BORIS, 1));
  expect(keys.get(ANNA, 2)).toBeNull();
});

function setUp({
  record,
  ring = RING,
  networks = fixedNetworks(NETWORKS),
}: { record?: (event: LogEvent) => Promise<void>; ring?: SecretRing; networks?: Networks } = {}) {
  const events: LogEvent[] = [];
  const counters = createHitCounters();
  const logger = createRecordingLog();
  const timers = createManualTimers(NOW);
  const handle = createHitHandler({
    senderKeys: createSenderKeys(ring),
    record: record ?? (async (event) => void events.push(event)),
    networks,
    recentHits: createRecentHits({ clock: timers.now, timers }),
    counters,
    clock: timers.now,
    newEventId: createEventIds(randomBytes),
    logger,
  });
  const get = async (url: string, userAgent = CHROME_ON_ANDROID, address = "") => {
    const header: HitRequest["header"] = (name) => (name === "user-agent" ? userAgent : null);
    const raw = await handle({ method: "GET", target: url.slice(ORIGIN.length), address, header });
    return {
      raw,
      status: raw.status,
      body: raw.body,
      text: new TextDecoder().decode(raw.body),
      header: (name: string) => raw.headers[raw.headers.indexOf(name) + 1 || raw.headers.length],
    };
  };
  return { handle, get, events, counters, logger };
}
