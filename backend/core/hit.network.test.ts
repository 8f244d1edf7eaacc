import { describe, expect, test } from "vitest";
import { mintClickUrl, mintOpenUrl } from "../../shared/tracked-url.ts";
import {
  CHROME_ON_ANDROID,
  context,
  GMAIL_PROXY,
  GOOGLE,
  HOME,
  NETWORKS,
  payload,
  setUpHits,
} from "./hit-under-test.ts";
import { fixedNetworks } from "./network/fixed-networks.ts";

describe("where a hit comes from", () => {
  const clicks = [1, 2, 3].map(
    (link) => mintClickUrl(context, { ...payload, link }, "https://example.com/") ?? "",
  );

  test("becomes the event's network and country, and the address goes no further", async () => {
    const { get, events, logger } = setUpHits();
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
    const { get, events } = setUpHits();
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
    const { get, events } = setUpHits();
    for (const url of clicks) await get(url, CHROME_ON_ANDROID, HOME);
    expect(events.map(({ verdict }) => verdict)).toEqual(["person", "person", "unconfirmed"]);
    expect(events[2]?.reasons[0]).toBe("every-link-at-once");
  });

  test("counts for nothing where clients cannot be told apart", async () => {
    const { get, events } = setUpHits();
    for (const address of ["", "proxied", "127.0.0.1"])
      for (const url of clicks) await get(url, CHROME_ON_ANDROID, address);
    expect(new Set(events.map(({ verdict }) => verdict))).toEqual(new Set(["person"]));
  });

  test("is waited for when it is still being read, and costs no hit when that fails", async () => {
    const loaded = Promise.withResolvers<void>();
    const { get, events } = setUpHits({
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
    const { get, events } = setUpHits();
    await get(clicks[0] ?? "", "Mozilla/5.0 (compatible; ExampleCrawler/1.0)", HOME);
    expect(events[0]?.verdict).not.toBe("person");
  });
});
