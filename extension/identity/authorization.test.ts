import { expect, test } from "vitest";
import { authorizationUrl, readAuthorizationAnswer } from "./authorization.ts";
import { googleToken, project } from "./samples.ts";

const secrets = { state: "the-state", nonce: "the-nonce" };
const redirectUri = "https://abcdef.chromiumapp.org/";
const request = { redirectUri, account: null };

const answer = (fields: { state?: string; id_token?: string; error?: string }) =>
  readAuthorizationAnswer(`${redirectUri}#${new URLSearchParams(fields).toString()}`, secrets);

test("asks Google for an ID token made for this attempt, and lets an account be chosen", () => {
  const url = new URL(authorizationUrl(project, secrets, request));
  expect(url.origin + url.pathname).toBe("https://accounts.google.com/o/oauth2/v2/auth");
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: project.clientId,
    response_type: "id_token",
    redirect_uri: redirectUri,
    scope: "openid email",
    state: "the-state",
    nonce: "the-nonce",
    prompt: "select_account",
  });
});

test.each([
  [[], null],
  [["example.com"], "example.com"],
  [["example.com", "example.org"], null],
])("hints at the domain when there is one: %j", (domains, hd) => {
  const url = new URL(authorizationUrl({ ...project, domains }, secrets, request));
  expect(url.searchParams.get("hd")).toBe(hd);
});

test("suggests the account that was signed in, and asks where it is told to", () => {
  const url = new URL(
    authorizationUrl({ ...project, authorizationUrl: "http://127.0.0.1:9/auth?x=1" }, secrets, {
      redirectUri,
      account: "rep@example.com",
    }),
  );
  expect(url.href).toMatch(/^http:\/\/127\.0\.0\.1:9\/auth\?x=1&client_id=/);
  expect(url.searchParams.get("login_hint")).toBe("rep@example.com");
});

test("takes the token that was made for this attempt", () => {
  const idToken = googleToken({ nonce: "the-nonce", email: "jürgen@example.com", iat: 1000 });
  expect(answer({ state: "the-state", id_token: idToken })).toEqual({
    kind: "answered",
    idToken,
    email: "jürgen@example.com",
    issuedAt: 1_000_000,
  });
});

test.each([
  [{ state: "another", id_token: googleToken({ nonce: "the-nonce" }) }, "answer-mismatch"],
  [{ id_token: googleToken({ nonce: "the-nonce" }) }, "answer-mismatch"],
  [{ state: "the-state", id_token: googleToken({ nonce: "replayed" }) }, "answer-mismatch"],
  [{ state: "the-state", id_token: "not.a.token" }, "answer-mismatch"],
  [{ state: "the-state" }, "answer-mismatch"],
  [{ state: "the-state", error: "access_denied" }, "cancelled"],
  [{ state: "another", error: "access_denied" }, "answer-mismatch"],
  [{ state: "the-state", error: "org_internal" }, "google-refused"],
])("refuses %#", (fields, kind) => expect(answer(fields)).toMatchObject({ kind }));

test("does not stumble over an address that is none", () =>
  expect(readAuthorizationAnswer("", secrets)).toEqual({ kind: "answer-mismatch" }));
