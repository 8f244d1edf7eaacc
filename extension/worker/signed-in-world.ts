import { expect, vi } from "vitest";
import { account, emptyDatabase } from "../db/samples.ts";
import { fakeAccounts } from "../identity/fake-accounts.ts";
import { googleToken } from "../identity/samples.ts";
import { signInState } from "../identity/sign-in-state.ts";
import { fakePush } from "../push/fake-push.ts";
import { session } from "../session.ts";
import { connection } from "../sync/connection.ts";
import type { Fetch } from "../sync/fetch.ts";
import { signedInSession } from "../sync/samples.ts";
import { ask, endWith, extensionPage, fakeApi } from "./worker-harness.ts";
import { createWorker, type Worker } from "./worker.ts";

const { server } = account;
/** For tests: who signs in, unless it is said otherwise. */
export const rep = "rep@example.com";
/** Each account is another sender. */
const sids: Readonly<Record<string, string>> = {
  [rep]: account.sid,
  "other@example.com": "bbbbbbbbbbb",
};

/** A firebase server whose log and words the tests write. */
function fakeServer() {
  const state = {
    log: [] as unknown[],
    requests: [] as string[],
    /** By request, the last one. */
    bearers: new Map<string, string>(),
    keyVersion: 1,
    pushKey: "B".repeat(87),
    refusal: null as Response | null,
    devices: 0,
  };
  const fetch: Fetch = async (address, init) => {
    const { pathname, searchParams } = new URL(address);
    const method = init.method ?? "GET";
    const bearer = new Headers(init.headers).get("authorization") ?? "";
    const email = bearer.replace("Bearer ", "").split(" ")[0] ?? "";
    state.bearers.set(`${method} ${pathname}`, bearer);
    state.requests.push(`${method} ${pathname}${email === "" ? "" : ` ${email}`}`);
    if (pathname === "/.well-known/sightline") {
      return Response.json({
        protocol: 1,
        trackingOrigin: server,
        signals: ["sse", "web-push"],
        pushKey: state.pushKey,
        identity: "firebase",
        firebase: signedInSession.firebase,
      });
    }
    if (state.refusal !== null) return state.refusal.clone();
    const senderKey = String(state.keyVersion).repeat(43);
    if (pathname === "/v1/devices") {
      state.devices += 1;
      const sender = { sid: sids[email], keyVersion: state.keyVersion, senderKey };
      const deviceId = String(state.devices).repeat(22);
      return Response.json(
        { protocol: 1, trackingOrigin: server, ...sender, deviceId },
        { status: 201 },
      );
    }
    if (pathname === "/v1/key") return Response.json({ keyVersion: state.keyVersion, senderKey });
    if (pathname === "/v1/events") {
      const from = Number(searchParams.get("after") ?? 0);
      return Response.json({
        events: state.log.slice(from),
        cursor: String(state.log.length),
        more: false,
        keyVersion: state.keyVersion,
      });
    }
    if (pathname === "/v1/stream")
      return new Response(new ReadableStream({ start: (stream) => endWith(stream, init.signal) }));
    return new Response(null, { status: 204 });
  };
  return { state, fetch };
}

/** For tests: a background with Google, Firebase, a push service and a server; `start` starts its worker anew. */
export function signedInWorld({ push = true } = {}) {
  const { state, fetch } = fakeServer();
  vi.stubGlobal("fetch", fetch);
  const google = { chosen: rep };
  const browser = fakeApi(async ({ url }) => {
    const asked = new URL(url).searchParams;
    const token = googleToken({
      email: google.chosen,
      nonce: asked.get("nonce"),
      iat: Math.floor(Date.now() / 1000),
    });
    return `https://test.chromiumapp.org/#state=${asked.get("state")}&id_token=${token}`;
  });
  const { accounts, firebase } = fakeAccounts();
  const pushes = fakePush();
  const db = emptyDatabase();
  const parts = { accounts, push: push ? pushes.port : null, speak: async () => {} };
  const start = () => createWorker(browser.api, parts, db);
  return { ...browser, state, google, firebase, pushes: pushes.browser, db, start };
}

/** For tests: signs in as the account that Google was told to choose. */
export async function signIn(worker: Worker, expected = rep, choice: "any" | "same" = "any") {
  const request = { type: "sign-in", server, account: choice };
  expect(await ask(worker, request, extensionPage)).toEqual({ kind: "started" });
  await expect.poll(async () => (await session.getValue())?.account).toBe(expected);
  await expect.poll(() => signInState.getValue()).toBeNull();
}

/** For tests: what wakes this browser. */
export const via = async () => (await connection.getValue()).via;
