import { expect, test } from "vitest";
import { chrome, gmailPrefetch, gmailProxy, judge } from "./judge.fixture.ts";

test("an ordinary browser is a person", () => {
  for (const kind of ["open", "click"] as const) {
    expect(judge({ kind })).toEqual({
      verdict: "person",
      reasons: ["ordinary-program"],
      confidence: "likely",
      family: "",
      networkClass: "unknown",
    });
  }
});

test("HEAD is a machine, whoever asks", () => {
  for (const userAgent of [chrome, gmailProxy, "Mozilla/5.0", ""]) {
    const { verdict, reasons } = judge({ method: "HEAD", userAgent });
    expect(verdict).toBe("machine");
    expect(reasons[0]).toBe("head-request");
  }
});

test.each([
  ["sec-purpose", "prefetch"],
  ["sec-purpose", "prefetch;prerender"],
  ["sec-purpose", "prefetch;anonymous-client-ip"],
  ["purpose", "prefetch"],
  ["purpose", "preview"],
  ["x-purpose", "preview"],
  ["x-moz", "prefetch"],
  ["x-moz", "Prefetch"],
])("%s: %s may be all that comes of a person's click", (name, value) => {
  for (const kind of ["open", "click"] as const) {
    expect(judge({ kind, headers: { [name]: value } })).toMatchObject({
      verdict: "unconfirmed",
      reasons: ["speculative-fetch"],
    });
  }
});

test("another purpose says nothing", () => {
  expect(judge({ headers: { purpose: "navigate" } }).verdict).toBe("person");
});

test.each([
  ["open", 0, "unconfirmed"],
  ["open", 1, "unconfirmed"],
  ["open", 2, "person"],
  ["click", 0, "unconfirmed"],
  ["click", 1, "unconfirmed"],
  ["click", 2, "person"],
] as const)(
  "a browser's %s after %i s is %s: time alone never makes a machine",
  (kind, age, verdict) => {
    const judged = judge({ kind, age });
    expect(judged.verdict).toBe(verdict);
    expect(judged.reasons).toEqual([verdict === "person" ? "ordinary-program" : "at-once"]);
  },
);

test.each([
  [0, "unconfirmed"],
  [2, "unconfirmed"],
  [9, "unconfirmed"],
  [10, "person"],
  [86_400, "person"],
] as const)("Gmail's proxy after %i s is %s", (age, verdict) => {
  expect(judge({ userAgent: gmailProxy, age }).verdict).toBe(verdict);
});

test("the reasons stand from the strongest to the weakest", () => {
  expect(judge({ userAgent: gmailProxy, age: 1, method: "HEAD" }).reasons).toEqual([
    "head-request",
    "gmail-proxy-at-once",
    "at-once",
    "mail-program-proxy",
  ]);
  expect(judge({ userAgent: "curl/8.11.0", age: 1 }).reasons).toEqual(["http-library", "at-once"]);
});

test.each([-1, -3_600, -100_000, 400 * 86_400, 2 ** 32])(
  "an age of %i s is no sign of anything",
  (age) => {
    for (const userAgent of [chrome, gmailProxy]) {
      expect(judge({ userAgent, age }).verdict).toBe("person");
    }
  },
);

test("without a user agent, an open is unconfirmed and a click is a machine", () => {
  expect(judge({ userAgent: "" })).toEqual({
    verdict: "unconfirmed",
    reasons: ["no-user-agent"],
    confidence: "likely",
    family: "",
    networkClass: "unknown",
  });
  expect(judge({ userAgent: "", kind: "click" })).toMatchObject({
    verdict: "machine",
    reasons: ["no-user-agent"],
  });
});

test("an unknown program may show pictures to a person, but a link opens in a browser", () => {
  const userAgent = "SomeMailProgram/1.0";
  expect(judge({ userAgent })).toMatchObject({ verdict: "person", reasons: ["ordinary-program"] });
  expect(judge({ userAgent, kind: "click" })).toMatchObject({
    verdict: "unconfirmed",
    reasons: ["not-a-browser"],
  });
});

test("a program that is known needs no second reason", () => {
  expect(judge({ userAgent: "curl/8.11.0", kind: "click" }).reasons).toEqual(["http-library"]);
});

test("what is only like a known user agent is not it", () => {
  const edge12 = gmailPrefetch.slice(0, -" Mozilla/5.0".length);
  expect(judge({ userAgent: edge12 }).verdict).toBe("person");
  expect(judge({ userAgent: "Mozilla/5.0 (X11; Linux x86_64)" }).verdict).toBe("person");
});

test("many and long user agents are judged like the others", () => {
  for (let index = 0; index < 3_000; index++) judge({ userAgent: `Mozilla/5.0 number ${index}` });
  expect(judge({ userAgent: gmailProxy }).family).toBe("Gmail");
  expect(judge({ userAgent: `Mozilla/5.0 ${"x".repeat(100_000)}` }).verdict).toBe("person");
});
