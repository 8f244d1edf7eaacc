import { describe, expect, test, vi } from "vitest";
import { UnavailableError } from "../../../core/unavailable-error.ts";
import type { AccountState, IdTokenClaims, IdTokenOutcome, IdTokens } from "./id-tokens.ts";
import { createIdentify } from "./identify-account.ts";

const SIGNED_IN_AT = 1_795_000_000_000;
const REVOCATION_MS = 300_000;
/** The token is half an hour old by then. */
const NOW = SIGNED_IN_AT + 1_800_000;

const ANNAS: IdTokenClaims = {
  uid: "anna",
  signedInAt: SIGNED_IN_AT,
  issuedAt: SIGNED_IN_AT,
  provider: "google.com",
  email: "anna@example.com",
  emailVerified: true,
};

describe("who passes", () => {
  test("an account that signed in with Google, told by its uid and its sign-in", async () => {
    const { identify, claim } = setUp();
    const first = await identify("token");
    expect(first).toMatchObject({ kind: "account", account: { principal: "anna" } });
    expect(await identify("token")).toEqual(first);
    claim({ signedInAt: SIGNED_IN_AT + 1_000 });
    const second = await identify("token");
    expect(second).toMatchObject({ kind: "account", account: { principal: "anna" } });
    expect(second).not.toEqual(first);
  });

  test.each([
    [["example.com"], "anna@example.com"],
    [["other.example", "Example.com"], "anna@EXAMPLE.com"],
    [["bücher.example"], "anna@xn--bcher-kva.example"],
    [[], "anna@anything.example"],
  ])("with the domains %j, %s", async (domains, email) => {
    const { identify, claim } = setUp({ domains });
    claim({ email });
    expect(await identify("token")).toMatchObject({ kind: "account" });
  });
});

describe("who does not", () => {
  test.each([
    ["unauthorized", 401],
    ["token-expired", 401],
    ["token-revoked", 401],
    ["account-disabled", 401],
  ] as const)("a token that is %s", async (kind, status) => {
    const { identify, verify } = setUp();
    verify.mockResolvedValue({ kind });
    expect(await identify("token")).toMatchObject({ kind: "refused", code: kind, status });
  });

  test.each([
    ["of another provider", { provider: "password" }, "unauthorized", 401],
    ["of a custom token", { provider: "custom" }, "unauthorized", 401],
    ["without an address", { email: null }, "email-not-verified", 403],
    ["with an address that is not verified", { emailVerified: false }, "email-not-verified", 403],
    ["of another domain", { email: "eve@evil.example" }, "domain-not-allowed", 403],
    ["of a domain below", { email: "eve@sub.example.com" }, "domain-not-allowed", 403],
    ["of a domain that ends alike", { email: "eve@evilexample.com" }, "domain-not-allowed", 403],
    ["of two domains", { email: "eve@example.com@evil.example" }, "domain-not-allowed", 403],
    ["of no domain", { email: "example.com" }, "domain-not-allowed", 403],
  ])("a token %s, and no question is asked about it", async (_, claims, code, status) => {
    const { identify, claim, accountState } = setUp({ domains: ["example.com"] });
    claim(claims);
    expect(await identify("token")).toMatchObject({ kind: "refused", code, status });
    expect(accountState).not.toHaveBeenCalled();
  });

  test.each([
    [{ kind: "disabled" }, "account-disabled"],
    [{ kind: "deleted" }, "token-revoked"],
    [{ kind: "active", validSince: SIGNED_IN_AT + 1_000 }, "token-revoked"],
  ] satisfies [AccountState, string][])("an account that is %j", async (state, code) => {
    const { identify, accountState } = setUp();
    accountState.mockResolvedValue(state);
    expect(await identify("token")).toMatchObject({ kind: "refused", code, status: 401 });
  });

  test("a refusal names nobody", async () => {
    const { identify, claim } = setUp({ domains: ["example.com"] });
    claim({ email: "eve@evil.example" });
    expect(JSON.stringify(await identify("token"))).not.toMatch(/eve|evil|anna|example/);
  });
});

describe("how often Firebase Auth is asked", () => {
  test("once for all requests of five minutes, however many come at once", async () => {
    const { identify, accountState } = setUp();
    await Promise.all(Array.from({ length: 20 }, () => identify("token")));
    await identify("token");
    expect(accountState).toHaveBeenCalledTimes(1);
  });

  test("five minutes after an account was disabled, it is out", async () => {
    const { identify, accountState, advance } = setUp();
    await identify("token");
    accountState.mockResolvedValue({ kind: "disabled" });
    advance(REVOCATION_MS - 1_000);
    expect(await identify("token")).toMatchObject({ kind: "account" });
    advance(1_001);
    expect(await identify("token")).toMatchObject({ code: "account-disabled" });
  });

  test("not at all as long as the token itself is young, and then at once", async () => {
    const { identify, accountState, claim, advance } = setUp();
    claim({ issuedAt: NOW - 1_000 });
    accountState.mockResolvedValue({ kind: "disabled" });
    advance(REVOCATION_MS - 1_001);
    expect(await identify("token")).toMatchObject({ kind: "account" });
    expect(accountState).not.toHaveBeenCalled();
    advance(1);
    expect(await identify("token")).toMatchObject({ code: "account-disabled" });
  });

  test("someone who signs in again after their sessions were ended need not wait", async () => {
    const { identify, accountState, claim } = setUp();
    accountState.mockResolvedValue({ kind: "active", validSince: SIGNED_IN_AT + 1_000 });
    expect(await identify("token")).toMatchObject({ code: "token-revoked" });
    claim({ signedInAt: SIGNED_IN_AT + 1_000 });
    expect(await identify("token")).toMatchObject({ kind: "account" });
  });

  test("an outage is not remembered, and signs nobody out", async () => {
    const { identify, accountState } = setUp();
    accountState.mockRejectedValueOnce(new UnavailableError("no answer"));
    await expect(identify("token")).rejects.toThrow(UnavailableError);
    expect(await identify("token")).toMatchObject({ kind: "account" });
  });

  test("accounts are told apart", async () => {
    const { identify, accountState, claim } = setUp();
    await identify("token");
    claim({ uid: "boris" });
    accountState.mockResolvedValue({ kind: "disabled" });
    expect(await identify("token")).toMatchObject({ code: "account-disabled" });
    expect(accountState.mock.calls).toEqual([["anna"], ["boris"]]);
  });
});

function setUp({ domains = [] }: { domains?: readonly string[] } = {}) {
  let claims = ANNAS;
  let now = NOW;
  const verify = vi.fn<IdTokens["verify"]>(async (): Promise<IdTokenOutcome> => ({
    kind: "claims",
    claims,
  }));
  const accountState = vi
    .fn<IdTokens["accountState"]>()
    .mockResolvedValue({ kind: "active", validSince: SIGNED_IN_AT - 1_000 });
  return {
    identify: createIdentify({
      tokens: { verify, accountState },
      domains,
      revocationMs: REVOCATION_MS,
      clock: () => now,
    }),
    verify,
    accountState,
    claim: (changed: Partial<IdTokenClaims>) => void (claims = { ...claims, ...changed }),
    advance: (ms: number) => void (now += ms),
  };
}
