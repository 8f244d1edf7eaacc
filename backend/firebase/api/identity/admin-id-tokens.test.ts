import { deleteApp, initializeApp, type App } from "firebase-admin/app";
import { getAuth, type Auth } from "firebase-admin/auth";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createManualTimers } from "../../../core/manual-timers.ts";
import { UnavailableError } from "../../../core/unavailable-error.ts";
import { createAdminIdTokens } from "./admin-id-tokens.ts";
import { startGoogle, type GoogleStandIn } from "./google.stand-in.ts";

const PROJECT = "sightline-test";
const SECOND = Math.floor(Date.now() / 1_000);
const CLAIMS = {
  iss: `https://securetoken.google.com/${PROJECT}`,
  aud: PROJECT,
  sub: "anna",
  auth_time: SECOND - 100,
  iat: SECOND - 10,
  exp: SECOND + 3_590,
  email: "anna@example.com",
  email_verified: true,
  firebase: { sign_in_provider: "google.com", identities: {} },
};

let google: GoogleStandIn;
let app: App;
let apps = 0;

beforeAll(async () => {
  google = await startGoogle();
});
afterAll(() => google.close());
beforeEach(() => {
  google.behave("well");
  google.accounts.clear();
  google.asked.length = 0;
  return () => deleteApp(app);
});

describe("the real firebase-admin, on an ID token", () => {
  test("reads what it says; Google's keys are asked for once, the account not at all", async () => {
    const { tokens } = setUp();
    expect(await tokens.verify(google.mint(CLAIMS))).toEqual({
      kind: "claims",
      claims: {
        uid: "anna",
        signedInAt: (SECOND - 100) * 1_000,
        issuedAt: (SECOND - 10) * 1_000,
        provider: "google.com",
        email: "anna@example.com",
        emailVerified: true,
      },
    });
    google.behave("broken");
    expect(await tokens.verify(google.mint(CLAIMS))).toMatchObject({ kind: "claims" });
    expect(google.asked).toEqual(["keys"]);
  });

  test("an address may be missing, or not verified", async () => {
    const { tokens } = setUp();
    const nothing = { email: undefined, email_verified: undefined };
    expect(await tokens.verify(google.mint({ ...CLAIMS, ...nothing }))).toMatchObject({
      claims: { email: null, emailVerified: false },
    });
  });

  test("one that has expired is expired, also when its key was put away since", async () => {
    const { tokens } = setUp();
    const expired = { ...CLAIMS, exp: SECOND - 1 };
    for (const token of [google.mint(expired), google.mint(expired, { kid: "old" })]) {
      expect(await tokens.verify(token)).toEqual({ kind: "token-expired" });
    }
    const behind = setUp({ clock: () => 0 }).tokens;
    expect(await behind.verify(google.mint(expired))).toEqual({ kind: "token-expired" });
  });

  test.each<[string, () => string]>([
    ["nothing", () => ""],
    ["no token", () => "garbage"],
    ["dots", () => ".."],
    ["no JSON", () => "e30.eA.eA"],
    ["no object", () => `${part(null)}.${part(CLAIMS)}.eA`],
    ["four parts", () => `${google.mint(CLAIMS)}.x`],
    ["an empty signature", () => google.mint(CLAIMS).replace(/[^.]+$/, "")],
    ["a damaged signature", () => `${google.mint(CLAIMS).slice(0, -8)}AAAAAAAA`],
    ["other claims under the signature", forged],
    ["no signature at all", () => `${part({ alg: "none" })}.${part(CLAIMS)}.`],
    ["another algorithm", () => google.mint(CLAIMS, { alg: "HS256" })],
    ["an unknown key", () => google.mint(CLAIMS, { kid: "other" })],
    ["no key", () => google.mint(CLAIMS, { kid: undefined })],
    ["another project", () => google.mint({ ...CLAIMS, aud: "other" })],
    ["another issuer", () => google.mint({ ...CLAIMS, iss: "https://accounts.google.com" })],
    ["no subject", () => google.mint({ ...CLAIMS, sub: "" })],
    ["a custom token", () => google.mint({ ...CLAIMS, aud: CUSTOM }, { kid: undefined })],
  ])("one with %s is not taken", async (_, token) => {
    expect(await setUp().tokens.verify(token())).toEqual({ kind: "unauthorized" });
  });

  test("one that cannot be checked is not refused", async () => {
    const { tokens } = setUp();
    google.behave("broken");
    await expect(tokens.verify(google.mint(CLAIMS))).rejects.toThrow(UnavailableError);
    google.behave("well");
    expect(await tokens.verify(google.mint(CLAIMS))).toMatchObject({ kind: "claims" });
  });

  test("Google's silence has an end", async () => {
    const { tokens, timers } = setUp();
    google.behave("silent");
    const verified = tokens.verify(google.mint(CLAIMS));
    timers.advance(8_000);
    await expect(verified).rejects.toThrow(UnavailableError);
  });
});

describe("the real firebase-admin, on an account", () => {
  test("tells since when its sign-ins count", async () => {
    const { tokens } = setUp();
    google.accounts.set("anna", { validSince: SECOND });
    google.accounts.set("boris", {});
    expect(await tokens.accountState("anna")).toEqual({
      kind: "active",
      validSince: SECOND * 1_000,
    });
    expect(await tokens.accountState("boris")).toEqual({ kind: "active", validSince: 0 });
  });

  test("tells one that is disabled, and one that is deleted", async () => {
    const { tokens } = setUp();
    google.accounts.set("anna", { disabled: true, validSince: SECOND });
    expect(await tokens.accountState("anna")).toEqual({ kind: "disabled" });
    expect(await tokens.accountState("boris")).toEqual({ kind: "deleted" });
  });

  test("says that it cannot be told, and never makes something up", async () => {
    const { tokens, timers } = setUp();
    google.behave("broken");
    await expect(tokens.accountState("anna")).rejects.toThrow(UnavailableError);
    google.behave("silent");
    const asked = tokens.accountState("anna");
    timers.advance(8_000);
    await expect(asked).rejects.toThrow(UnavailableError);
  });
});

describe("what firebase-admin says of a token in the emulator", () => {
  test.each([
    ["auth/id-token-expired", "token-expired"],
    ["auth/id-token-revoked", "token-revoked"],
    ["auth/user-not-found", "token-revoked"],
    ["auth/user-disabled", "account-disabled"],
  ])("%s is %s", async (code, kind) => {
    expect(await setUp({ fails: code }).tokens.verify(google.mint(CLAIMS))).toEqual({ kind });
  });

  test.each(["auth/internal-error", "app/network-timeout", "auth/insufficient-permission", ""])(
    "%s is a failure of ours",
    async (code) => {
      const { tokens } = setUp({ fails: code });
      await expect(tokens.verify(google.mint(CLAIMS))).rejects.toThrow(UnavailableError);
    },
  );
});

const CUSTOM =
  "https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit";

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function forged(): string {
  const [header, , signature] = google.mint(CLAIMS).split(".");
  return [header, part({ ...CLAIMS, sub: "boris" }), signature].join(".");
}

function setUp({ clock = Date.now, fails }: { clock?: () => number; fails?: string } = {}) {
  const timers = createManualTimers();
  const real = realAuth();
  const fail = async () => Promise.reject(Object.assign(new Error("failed"), { code: fails }));
  const auth = fails === undefined ? real : { verifyIdToken: fail, getUser: fail };
  return { tokens: createAdminIdTokens({ auth, clock, timers }), timers };
}

function realAuth(): Auth {
  const credential = { getAccessToken: async () => ({ access_token: "t", expires_in: 3_600 }) };
  const options = { projectId: PROJECT, credential, httpAgent: google.agent };
  app = initializeApp(options, `test-${apps++}`);
  return getAuth(app);
}
