import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { logEventSchema } from "../../shared/event.ts";
import { retire, rotate } from "../../shared/secret-ring.ts";
import { deriveSenderKey, prepareSenderKey } from "../../shared/sender-key.ts";
import { mintClickUrl, mintOpenUrl } from "../../shared/tracked-url.ts";
import { ANNA, BORIS } from "./example-event.ts";
import {
  CHROME_ON_ANDROID,
  context,
  GMAIL_PROXY,
  NOW,
  ORIGIN,
  payload,
  RING,
  SECRET,
  setUpHits,
} from "./hit-under-test.ts";
import { isHitTarget } from "./hit.ts";
import { createSenderKeys } from "./sender-keys.ts";

describe("an open", () => {
  test("is stored, then answered with the picture, which nobody may cache", async () => {
    const { get, events } = setUpHits();
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
    const { get } = setUpHits({ record: () => durable.promise });
    let answered = false;
    const answer = get(mintOpenUrl(context, payload)).then(() => (answered = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toBe(false);
    durable.resolve();
    await answer;
  });

  test("by HEAD is answered alike and recorded as a machine's", async () => {
    const { handle, events } = setUpHits();
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
    const { get, events, counters } = setUpHits();
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

  test("is stored unjudged when a rule has a bug", async () => {
    const { get, events, logger } = setUpHits({
      classify: () => {
        throw new Error("a bug in a rule");
      },
    });
    expect((await get(mintOpenUrl(context, payload))).status).toBe(200);
    expect(events).toMatchObject([{ verdict: "unconfirmed", reasons: ["not-judged"], age: 3_600 }]);
    expect(logger.lines.join()).toContain("a bug in a rule");
  });

  test("costs the recipient nothing when judging or storing throws", async () => {
    const { get, logger } = setUpHits({ record: () => Promise.reject(new Error("a bug")) });
    expect((await get(mintOpenUrl(context, payload))).status).toBe(200);
    expect(logger.lines.join()).toContain("a bug");
  });
});

describe("a click", () => {
  const wrapped = (destination: string) => mintClickUrl(context, payload, destination) ?? "";

  test("is stored and sent on, without a trace of us", async () => {
    const { get, events } = setUpHits();
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
    const { get, events, counters } = setUpHits();
    const answer = await get(wrapped("https://example.com/offer?a=1").replace("/offer", "/other"));
    expect(answer.status).toBe(200);
    expect(answer.header("Location")).toBeUndefined();
    expect(answer.text).toContain("<h1>This link leads to example.com</h1>");
    expect(events).toEqual([]);
    expect(counters.damagedClicks).toBe(1);
  });

  test("without a readable destination says so", async () => {
    const { get } = setUpHits();
    const answer = await get(`${ORIGIN}/c/${ANNA}/x`);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain("<h1>This link is incomplete</h1>");
  });

  test("that a proxy has rewritten is sent on where the signed target says, if the proxy kept that", async () => {
    const { handle, events } = setUpHits();
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
    const { get } = setUpHits();
    const destination = `https://example.com/?q=${"x".repeat(7_850)}`;
    expect((await get(wrapped(destination))).header("Location")).toBe(destination);
  });

  test("never redirects to what the key has not signed, whatever is asked for", async () => {
    const { handle } = setUpHits();
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
  const { handle, events } = setUpHits();
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
    const { get, events } = setUpHits({ ring: rotated });
    expect(exported.keyVersion).toBe(2);
    for (const ctx of [context, newContext]) {
      expect((await get(wrapped(ctx))).header("Location")).toBe("https://example.com/");
      await get(mintOpenUrl(ctx, payload));
    }
    expect(events).toHaveLength(4);
  });

  test("those of a retired version get the page that names the destination, and no event", async () => {
    const { get, events, counters } = setUpHits({ ring: retire(rotated, 1) });
    const answer = await get(wrapped(context));
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.text).toContain("<h1>This link leads to example.com</h1>");
    expect((await get(mintOpenUrl(context, payload))).status).toBe(200);
    expect(events).toEqual([]);
    expect(counters).toMatchObject({ unknownOpens: 1, damagedClicks: 1 });
    expect((await get(wrapped(newContext))).status).toBe(302);
  });

  test("nobody passes an old key's tag off as a new one's", async () => {
    const { get, events } = setUpHits({ ring: rotated });
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
