import { expect, test } from "vitest";
import { PROTOCOL_VERSION } from "../../shared/wire.ts";
import { probeServer } from "./probe.ts";

const ORIGIN = "https://t.example.com";

const info = {
  protocol: PROTOCOL_VERSION,
  trackingOrigin: ORIGIN,
  signals: ["sse", "web-push"],
  identity: "firebase",
  firebase: { apiKey: "k", projectId: "acme", clientId: "c", domains: [] },
};

/** Answers in turn; the last answer stays. */
function probing(answers: readonly (object | number | Error)[]) {
  const waited: number[] = [];
  const asked: string[] = [];
  const probe = probeServer({
    origin: ORIGIN,
    project: "acme",
    waits: [1, 2],
    wait: async (milliseconds) => void waited.push(milliseconds),
    fetch: async (url) => {
      asked.push(url instanceof Request ? url.url : url.toString());
      const answer = answers[Math.min(asked.length, answers.length) - 1];
      if (answer instanceof Error) throw answer;
      if (typeof answer === "number") return new Response("", { status: answer });
      return Response.json(answer);
    },
  });
  return { probe, waited, asked };
}

test("a server that says what it should is ready at once", async () => {
  const { probe, waited, asked } = probing([info]);
  expect(await probe).toEqual({ kind: "ready" });
  expect([waited, asked]).toEqual([[], [`${ORIGIN}/.well-known/sightline`]]);
});

test("a server that is not there yet is asked again", async () => {
  const { probe, waited } = probing([new Error("getaddrinfo ENOTFOUND"), 503, info]);
  expect(await probe).toEqual({ kind: "ready" });
  expect(waited).toEqual([1, 2]);
});

test("what stays wrong is said", async () => {
  const cause = new Error("fetch failed", { cause: new Error("certificate has expired") });
  expect(await probing([cause]).probe).toEqual({
    kind: "silent",
    why: "fetch failed: certificate has expired",
  });
  expect(await probing([404]).probe).toEqual({ kind: "silent", why: "it answers with status 404" });
});

test.each([
  [{ hello: 1 }, "it is not a Sightline server"],
  [{ ...info, protocol: 99 }, "it speaks protocol 99"],
  [{ ...info, identity: "pairing-code" }, "it is another Sightline server"],
  [
    { ...info, firebase: { ...info.firebase, projectId: "shop" } },
    "it is another Sightline server",
  ],
  [
    { ...info, trackingOrigin: "https://old.example.com" },
    "tracking origin is https://old.example.com",
  ],
])("another server is told from the deployed one: %j", async (answer, why) => {
  expect(await probing([answer]).probe).toEqual({
    kind: "different",
    why: expect.stringContaining(why),
  });
});
