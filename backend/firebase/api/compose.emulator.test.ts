import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import webPush from "web-push";
import { eventIdSchema, messageIdSchema } from "../../../shared/ids.ts";
import { prepareSenderKey } from "../../../shared/sender-key.ts";
import { viewEvent } from "../../../shared/view-event.ts";
import { viewProof } from "../../../shared/view-proof.ts";
import {
  deviceResponseSchema,
  eventsPageSchema,
  serverInfoSchema,
  type DeviceResponse,
} from "../../../shared/wire.ts";
import { exampleEvent } from "../../core/example-event.ts";
import {
  describeWithEmulator,
  emulatorHost,
  freshProjectId,
} from "../emulator/emulator-under-test.ts";
import {
  composeApi,
  composeMaintain,
  composeSignalHit,
  composeStoreDeferred,
  composeStream,
} from "./compose.ts";
import type { HttpFunction } from "./http-function.ts";
import { startPushService, type PushService } from "./push-service/server.ts";

const PROJECT = freshProjectId();
const disabled = new Set<string>();
const servers: Server[] = [];
let pushService: PushService;
let api = "";
let stream = "";

describeWithEmulator(
  "the functions, composed as in production, on Google's Firestore emulator",
  () => {
    beforeAll(async () => {
      pushService = await startPushService();
      const { publicKey, privateKey } = webPush.generateVAPIDKeys();
      const auth = await listen((request, response) => void lookUp(request, response));
      for (const [name, value] of Object.entries({
        GCLOUD_PROJECT: PROJECT,
        FUNCTIONS_EMULATOR: "true",
        FIRESTORE_EMULATOR_HOST: emulatorHost,
        FIREBASE_AUTH_EMULATOR_HOST: new URL(auth).host,
        SIGHTLINE_TRACKING_ORIGIN: "https://track.example.com",
        SIGHTLINE_WEB_API_KEY: "key",
        SIGHTLINE_OAUTH_CLIENT_ID: "client",
        SIGHTLINE_ALLOWED_DOMAINS: "example.com",
        SIGHTLINE_PUSH_PUBLIC_KEY: publicKey,
        SIGHTLINE_PUSH_PRIVATE_KEY: privateKey,
        SIGHTLINE_PUSH_CONTACT: "mailto:it@example.com",
        SIGHTLINE_PUSH_SERVICES: pushService.origin,
        SIGHTLINE_SECRET: randomBytes(32).toString("base64url"),
      })) {
        vi.stubEnv(name, value);
      }
      api = await listen(serve(composeApi(process.env)));
      stream = await listen(serve(composeStream(process.env)));
    });
    afterAll(async () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
      await pushService.close();
      vi.unstubAllEnvs();
    });

    test("say what they are, and that the database can be read", async () => {
      const facts = await (await fetch(`${api}/.well-known/sightline`)).json();
      expect(serverInfoSchema.parse(facts)).toMatchObject({
        identity: "firebase",
        firebase: { projectId: PROJECT, domains: ["example.com"] },
      });
      expect(await (await fetch(`${api}/health`)).json()).toEqual({ status: "ok" });
    });

    test("bring a hit that waited in the queue to the browser: pushed, streamed, and in the log", async () => {
      const anna = await register("anna");
      const subscription = pushService.subscribe(process.env["SIGHTLINE_PUSH_PUBLIC_KEY"] ?? "");
      const put = await ask(`PUT /v1/devices/${anna.deviceId}/push`, "anna", subscription);
      expect(put.status).toBe(204);
      const messages = await openStream("anna");
      expect(await messages.next()).toContain("event: ready");

      const event = exampleEvent(1, { sid: anna.sid });
      const storeDeferred = composeStoreDeferred(process.env);
      await storeDeferred({ data: { event }, retryCount: 0 });
      await storeDeferred({ data: { event }, retryCount: 1 });
      expect(await messages.next()).toContain("event: hit");
      await messages.cancel();

      await composeSignalHit(process.env)?.({
        sid: anna.sid,
        storedAt: Date.now(),
        viewedAt: null,
      });
      expect(pushService.messages).toMatchObject([{ endpoint: subscription.endpoint, text: "{}" }]);

      const page = eventsPageSchema.parse(await (await ask("GET /v1/events", "anna")).json());
      expect(page).toMatchObject({ events: [event], more: false, keyVersion: 1 });
    });

    test("keep what a browser says of its own views, once, and wake the others where it explains a hit", async () => {
      const greta = await register("greta");
      const messages = await openStream("greta");
      expect(await messages.next()).toContain("event: ready");
      const view = {
        id: eventIdSchema.parse("view-of-the-own-mail"),
        messageId: messageIdSchema.parse("AAECAwQFBgc"),
        mailClient: "gmail",
        at: Date.now(),
        ago: 0,
      } as const;
      const { sid, keyVersion, senderKey } = greta;
      const key = prepareSenderKey(sid, Buffer.from(senderKey, "base64url"), keyVersion);
      const tell = (facts: object = {}) =>
        fetch(`${api}/v1/views`, {
          method: "POST",
          body: JSON.stringify({ sid, keyVersion, proof: viewProof(key, view), ...view, ...facts }),
        });
      expect((await tell()).status).toBe(204);
      expect((await tell()).status).toBe(204);
      expect(await messages.next()).toContain("event: hit");
      await messages.cancel();
      const subscription = pushService.subscribe(process.env["SIGHTLINE_PUSH_PUBLIC_KEY"] ?? "");
      await ask(`PUT /v1/devices/${greta.deviceId}/push`, "greta", subscription);
      const calls = pushService.calls();
      const stored = { sid, storedAt: Date.now(), viewedAt: view.at };
      await composeSignalHit(process.env)?.(stored);
      expect(pushService.calls()).toBe(calls);
      const late = exampleEvent(7, { sid, receivedAt: view.at - 20_000 });
      const hit = exampleEvent(8, { sid, receivedAt: view.at - 2_000 });
      const storeDeferred = composeStoreDeferred(process.env);
      await storeDeferred({ data: { event: late }, retryCount: 0 });
      await composeSignalHit(process.env)?.(stored);
      expect(pushService.calls()).toBe(calls);
      await storeDeferred({ data: { event: hit }, retryCount: 0 });
      await composeSignalHit(process.env)?.(stored);
      expect(pushService.calls()).toBe(calls + 1);

      const forged = await tell({ ago: 60_000 });
      expect([forged.status, await forged.json()]).toMatchObject([
        403,
        { error: { code: "proof-wrong" } },
      ]);

      const { events } = eventsPageSchema.parse(
        await (await ask("GET /v1/events", "greta")).json(),
      );
      const [first] = events;
      expect(events).toEqual([viewEvent({ sid, ...view }, first?.receivedAt ?? 0), late, hit]);
      expect(Math.abs((first?.receivedAt ?? 0) - view.at)).toBeLessThan(30_000);
    });

    test("a second browser of the account is the same sender, another account another one", async () => {
      const [first, second] = [await register("boris"), await register("boris")];
      expect(second.sid).toBe(first.sid);
      expect(second.deviceId).not.toBe(first.deviceId);
      expect((await register("carla")).sid).not.toBe(first.sid);
    });

    test("a browser that dropped its subscription is not called again", async () => {
      const dora = await register("dora");
      const subscription = pushService.subscribe(process.env["SIGHTLINE_PUSH_PUBLIC_KEY"] ?? "");
      await ask(`PUT /v1/devices/${dora.deviceId}/push`, "dora", subscription);
      pushService.expire(subscription.endpoint);
      const signalHit = composeSignalHit(process.env);
      const stored = { sid: dora.sid, storedAt: Date.now(), viewedAt: null };
      await signalHit?.(stored);
      const calls = pushService.calls();
      await signalHit?.(stored);
      expect(pushService.calls()).toBe(calls);
    });

    test("refuse an account before it has a sender, one that is disabled, and a stranger's", async () => {
      disabled.add("eve");
      for (const [name, code] of [
        ["nobody", "sign-in-needed"],
        ["eve", "account-disabled"],
      ] as const) {
        const refused = await ask("GET /v1/events", name);
        expect([refused.status, await refused.json()]).toMatchObject([401, { error: { code } }]);
      }
      const stranger = await ask("POST /v1/devices", "mallory", undefined, "evil.example");
      expect([stranger.status, await stranger.json()]).toMatchObject([
        403,
        { error: { code: "domain-not-allowed" } },
      ]);
    });

    test("stream has nothing but the stream", async () => {
      for (const path of ["/v1/events", "/.well-known/sightline", "/"]) {
        expect((await fetch(`${stream}${path}`)).status).toBe(404);
      }
    });

    test("the daily work deletes what is past the retention and leaves the rest", async () => {
      const frank = await register("frank");
      const storeDeferred = composeStoreDeferred(process.env);
      const old = exampleEvent(1, { sid: frank.sid, receivedAt: Date.now() - 366 * 86_400_000 });
      const recent = exampleEvent(2, { sid: frank.sid, receivedAt: Date.now() });
      for (const event of [old, recent]) await storeDeferred({ data: { event }, retryCount: 0 });
      await composeMaintain(process.env)();
      const page = eventsPageSchema.parse(await (await ask("GET /v1/events", "frank")).json());
      expect(page.events).toEqual([recent]);
    });
  },
);

async function register(name: string): Promise<DeviceResponse> {
  const response = await ask("POST /v1/devices", name);
  return deviceResponseSchema.parse(await response.json());
}

function ask(request: string, name: string, body?: object, domain?: string): Promise<Response> {
  const [method = "", path = ""] = request.split(" ");
  return fetch(`${api}${path}`, {
    method,
    headers: { Authorization: `Bearer ${idToken(name, domain)}` },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

async function openStream(name: string) {
  const response = await fetch(`${stream}/v1/stream`, {
    headers: { Authorization: `Bearer ${idToken(name)}` },
  });
  const reader = response.body?.getReader();
  return {
    next: async () => new TextDecoder().decode((await reader?.read())?.value),
    cancel: () => reader?.cancel(),
  };
}

/** As the Auth emulator makes them: not signed. */
function idToken(name: string, domain = "example.com"): string {
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: `https://securetoken.google.com/${PROJECT}`,
    aud: PROJECT,
    sub: name,
    auth_time: now,
    iat: now,
    exp: now + 3_600,
    email: `${name}@${domain}`,
    email_verified: true,
    firebase: { sign_in_provider: "google.com" },
  };
  const parts = [{ alg: "none", typ: "JWT" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  return `${parts.join(".")}.`;
}

/** All of the Auth emulator that an ID token's check needs. */
const lookUp: (...exchange: Parameters<RequestListener>) => Promise<void> = async (
  request,
  response,
) => {
  const body = Buffer.concat(await request.toArray()).toString();
  const { localId } = JSON.parse(body) as { localId: string[] };
  const users = localId.map((uid) => ({ localId: uid, disabled: disabled.has(uid) }));
  response.setHeader("content-type", "application/json").end(JSON.stringify({ users }));
};

function serve(httpFunction: HttpFunction): RequestListener {
  return (incoming, outgoing) => void httpFunction(incoming, outgoing);
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
