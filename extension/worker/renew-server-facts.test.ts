import { beforeEach, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { session } from "../session.ts";
import { signedInSession } from "../sync/samples.ts";
import { renewServerFacts } from "./renew-server-facts.ts";

const day = 24 * 3_600_000;
const pushKey = "C".repeat(87);

beforeEach(() => fakeBrowser.reset());

async function setUp() {
  const current = { ...signedInSession, pairedAt: 1 };
  await session.setValue(current);
  const { server, firebase } = current;
  const facts = { protocol: 1, trackingOrigin: server, signals: ["web-push"], pushKey };
  const world = {
    now: 2,
    asked: 0,
    answer: (): Response => Response.json({ ...facts, identity: "firebase", firebase }),
  };
  const deps = {
    now: () => world.now,
    fetch: async () => {
      world.asked += 1;
      return world.answer();
    },
  };
  const renew = async () => {
    await renewServerFacts(deps, current);
    return session.getValue();
  };
  return { world, facts, renew };
}

test("takes over what the server changed, and asks once a day", async () => {
  const { world, renew } = await setUp();
  expect(await renew()).toMatchObject({ pushKey, account: signedInSession.account });
  world.now += day - 1;
  await renew();
  expect(world.asked).toBe(1);
  world.now += 1;
  await renew();
  expect(world.asked).toBe(2);
});

test("asks again soon when there was no network", async () => {
  const { world, renew } = await setUp();
  const { answer } = world;
  world.answer = () => {
    throw new TypeError("Failed to fetch");
  };
  expect(await renew()).toMatchObject({ pushKey: signedInSession.pushKey });
  world.answer = answer;
  expect(await renew()).toMatchObject({ pushKey });
});

test("believes nothing of a server that has become another one", async () => {
  const { world, facts, renew } = await setUp();
  world.answer = () => Response.json({ ...facts, identity: "pairing-code" });
  expect(await renew()).toMatchObject({
    identity: "firebase",
    pushKey: signedInSession.pushKey,
    firebase: signedInSession.firebase,
  });
});
