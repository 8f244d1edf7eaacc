import { beforeEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { GoogleAnswer } from "./ask-google.ts";
import { signInSentence, type SignInProblem } from "./sign-in-outcome.ts";
import { chosen, device, info, minute, noon, problem, server, world } from "./sign-in-world.ts";

const refused = (status: number, code: string) => () =>
  Response.json({ error: { code, message: "…" } }, { status });

beforeEach(() => fakeBrowser.reset());

describe("says what came of it", () => {
  const rep = "rep@example.com";
  type World = ReturnType<typeof world>;
  const failures: [(of: World) => GoogleAnswer, SignInProblem][] = [
    [() => ({ kind: "cancelled" }), { kind: "cancelled" }],
    [() => ({ kind: "answer-mismatch" }), { kind: "answer-mismatch" }],
    [
      () => ({ kind: "page-not-loaded", redirectUri: "https://x.chromiumapp.org/" }),
      { kind: "page-not-loaded", redirectUri: "https://x.chromiumapp.org/" },
    ],
    [
      () => ({ kind: "google-refused", code: "org_internal" }),
      { kind: "google-refused", code: "org_internal" },
    ],
    [
      ({ answers }) => {
        answers.info = () => Response.json(info({ domains: ["example.com"] }));
        answers.device = refused(403, "domain-not-allowed");
        return chosen("eve@gmail.com");
      },
      { kind: "domain-not-allowed", account: "eve@gmail.com", domains: ["example.com"] },
    ],
    [
      ({ answers }) => {
        answers.device = refused(403, "email-not-verified");
        return chosen();
      },
      { kind: "email-not-verified", account: rep },
    ],
    [
      ({ answers }) => {
        answers.device = refused(401, "account-disabled");
        return chosen();
      },
      { kind: "account-disabled", account: rep },
    ],
    [
      ({ firebase }) => {
        firebase.problem = { kind: "account-disabled" };
        return chosen();
      },
      { kind: "account-disabled", account: rep },
    ],
    [
      ({ firebase }) => {
        firebase.problem = { kind: "google-unreachable" };
        return chosen();
      },
      { kind: "google-unreachable" },
    ],
    [
      ({ firebase }) => {
        firebase.problem = { kind: "misconfigured", code: "auth/invalid-api-key" };
        return chosen(rep, noon - 30 * minute);
      },
      { kind: "misconfigured", code: "auth/invalid-api-key" },
    ],
    [
      ({ firebase }) => {
        firebase.problem = { kind: "misconfigured", code: "auth/invalid-credential" };
        return chosen(rep, noon - 30 * minute);
      },
      { kind: "clock-skew", minutes: 30 },
    ],
    [
      ({ answers }) => {
        answers.device = refused(401, "token-expired");
        return chosen(rep, noon + 9 * minute);
      },
      { kind: "clock-skew", minutes: -9 },
    ],
    [
      ({ answers }) => {
        answers.device = refused(401, "token-expired");
        return chosen();
      },
      { kind: "not-accepted", server },
    ],
    [
      ({ answers }) => {
        answers.device = refused(401, "unauthorized");
        return chosen();
      },
      { kind: "not-accepted", server },
    ],
    [
      ({ answers }) => {
        answers.device = refused(503, "unavailable");
        return chosen();
      },
      { kind: "server-failed", status: 503 },
    ],
    [
      ({ answers }) => {
        answers.device = () => {
          throw new TypeError("Failed to fetch");
        };
        return chosen();
      },
      { kind: "unreachable", server },
    ],
    [
      ({ answers }) => {
        answers.device = () => Response.json({ sid: 1 }, { status: 201 });
        return chosen();
      },
      { kind: "not-sightline", server },
    ],
  ];

  test("a server whose links would lead to its own machine", async () => {
    const of = world();
    const typed = "https://t.example.com";
    of.answers.info = () => Response.json({ ...info(), trackingOrigin: typed });
    await of.signIn.begin(typed, "any");
    await expect.poll(() => of.google.length).toBe(1);
    of.google[0]?.(chosen());
    await expect.poll(problem).toEqual({
      kind: "tracking-origin-unusable",
      trackingOrigin: server,
    });
    expect(of.firebase.dropped).toBe(1);
    expect(of.requests).toContain(`DELETE /v1/devices/${device.deviceId}`);
    expect(of.adopted).toEqual([]);
  });

  test.each(failures)("%#", async (happen, expected) => {
    const of = world();
    const answer = happen(of);
    await of.signIn.begin(server, "any");
    await expect.poll(() => of.google.length).toBe(1);
    of.google[0]?.(answer);
    await expect.poll(problem).toEqual(expected);
    expect(of.adopted).toEqual([]);
    expect(of.firebase.kept, "the sign-in before stays in force").toBeNull();
    expect(signInSentence(expected)).toMatch(/^[A-Z].*[.?]$/s);
    await expect.poll(of.settled).toBe(1);
  });

  test("a browser that cannot store it", async () => {
    const of = world({ adopt: () => Promise.reject(new Error("quota")) });
    await of.signIn.begin(server, "any");
    await expect.poll(() => of.google.length).toBe(1);
    of.google[0]?.(chosen());
    await expect.poll(problem).toEqual({ kind: "extension-failed" });
  });
});
