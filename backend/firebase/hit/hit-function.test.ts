import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import type { LogEvent } from "../../../shared/event.ts";
import { formatSecretRing, newSecretRing } from "../../../shared/secret-ring.ts";
import { deriveSenderKey, prepareSenderKey } from "../../../shared/sender-key.ts";
import { randomMessageId } from "../../../shared/token.ts";
import { mintClickUrl, mintOpenUrl } from "../../../shared/tracked-url.ts";
import { ANNA } from "../../core/example-event.ts";
import { fixedNetworks } from "../../core/network/fixed-networks.ts";
import { createCloudLog } from "../cloud-log.ts";
import { createHitFunction } from "./hit-function.ts";

const SECRET = new Uint8Array(32).fill(7);
const RING = formatSecretRing(newSecretRing(() => SECRET));
const key = prepareSenderKey(ANNA, deriveSenderKey(SECRET, ANNA), 1);
const mail = { messageId: randomMessageId(randomBytes), mintedAt: 1_795_000_000, recipient: 0 };
const open = mintOpenUrl({ trackingOrigin: "", key }, mail);
const click = mintClickUrl({ trackingOrigin: "", key }, { ...mail, link: 1 }, "https://a.example/");

function setUp({ secret = RING, logWorks = true, queueWorks = true } = {}) {
  const lines: string[] = [];
  const stored: LogEvent[] = [];
  const queued: LogEvent[] = [];
  const keep = (works: boolean, where: LogEvent[]) => async (event: LogEvent) => {
    if (!works) throw new Error("down");
    where.push(event);
  };
  const { handleHit } = createHitFunction({
    secret,
    log: { append: keep(logWorks, stored) },
    fallback: { add: keep(queueWorks, queued) },
    networks: fixedNetworks(),
    logger: createCloudLog((line) => void lines.push(line)),
  });
  const get = async (target: string | null) =>
    handleHit({
      method: "GET",
      target: target ?? "",
      address: "",
      header: () => "Mozilla/5.0 (X11; Linux)",
    });
  const logged = () => lines.map((line): unknown => JSON.parse(line));
  return { get, stored, queued, logged };
}

test("a hit is stored, and nothing is written about it", async () => {
  const { get, stored, queued, logged } = setUp();
  expect((await get(open)).status).toBe(200);
  expect((await get(click)).status).toBe(302);
  expect(stored.map(({ kind }) => kind)).toEqual(["open", "click"]);
  expect([queued, logged()]).toEqual([[], []]);
});

test("what the log does not take is queued, under the same id", async () => {
  const { get, stored, queued, logged } = setUp({ logWorks: false });
  expect((await get(open)).status).toBe(200);
  expect(stored).toEqual([]);
  expect(queued).toHaveLength(1);
  expect(logged()).toMatchObject([{ severity: "ERROR", message: "event log down" }]);
});

test("what nobody takes is one line with the whole event, and costs the recipient nothing", async () => {
  const { get, logged } = setUp({ logWorks: false, queueWorks: false });
  expect((await get(click)).status).toBe(302);
  expect(logged()).toContainEqual(
    expect.objectContaining({
      severity: "ERROR",
      message: "hit kept in this line only",
      event: expect.objectContaining({ kind: "click", messageId: mail.messageId }),
    }),
  );
});

test("unknown opens and damaged clicks are counted by lines with nothing of the URL", async () => {
  const { get, logged } = setUp();
  await get("/o/annaannaann/unknown.gif");
  await get(`${click}changed`);
  expect(logged()).toEqual([
    { severity: "INFO", message: "unknown open" },
    { severity: "INFO", message: "damaged click" },
  ]);
});

test.each(["", "1:", "1:retired", `1:${"x".repeat(42)}`])(
  "with the secret %j pictures are served and links lead to the page that names them",
  async (secret) => {
    const { get, stored, logged } = setUp({ secret });
    expect((await get(open)).status).toBe(200);
    const page = await get(click);
    expect([page.status, new TextDecoder().decode(page.body)]).toEqual([
      200,
      expect.stringContaining("https://a.example/"),
    ]);
    expect(stored).toEqual([]);
    const told = JSON.stringify(logged()[0]);
    expect(told).toContain(secret === "" ? "unknown open" : "SIGHTLINE_SECRET is damaged");
    expect(told).not.toContain("xxx");
  },
);
