import { afterEach, beforeEach, expect, test } from "vitest";
import webPush from "web-push";
import { type PushService, startPushService } from "./server.ts";

const operator = webPush.generateVAPIDKeys();
const vapidDetails = { subject: "mailto:it@example.com", ...operator };
let service: PushService;

beforeEach(async () => {
  service = await startPushService();
});
afterEach(async () => {
  await service.close();
});

// `web-push` speaks TLS only, so the test sends what it would send.
async function send(
  endpoint: string,
  keys: { p256dh: string; auth: string },
  signedBy = vapidDetails,
): Promise<number> {
  const secure = endpoint.replace("http:", "https:");
  const { headers, body } = webPush.generateRequestDetails({ endpoint: secure, keys }, "{}", {
    vapidDetails: signedBy,
    TTL: 60,
    contentEncoding: "aes128gcm",
  });
  const authorization = webPush.getVapidHeaders(
    new URL(endpoint).origin,
    signedBy.subject,
    signedBy.publicKey,
    signedBy.privateKey,
    "aes128gcm",
  ).Authorization;
  const sent = new Headers(headers);
  sent.set("authorization", authorization);
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: sent,
    body: new Uint8Array(body ?? []),
  });
  return answer.status;
}

test("takes and reads what is signed and encrypted as the standards say", async () => {
  const { endpoint, keys } = service.subscribe(operator.publicKey);
  expect(await send(endpoint, keys)).toBe(201);
  expect(service.messages).toMatchObject([{ endpoint, text: "{}", ttl: "60" }]);
});

test("refuses another operator's key, another receiver's encryption, and who it does not know", async () => {
  const { endpoint, keys } = service.subscribe(operator.publicKey);
  const stranger = { subject: "mailto:x@example.com", ...webPush.generateVAPIDKeys() };
  expect(await send(endpoint, keys, stranger)).toBe(403);
  expect(await send(endpoint, service.subscribe(operator.publicKey).keys)).toBe(400);
  expect(await send(`${service.origin}/push/unknown`, keys)).toBe(404);
  service.expire(endpoint);
  expect(await send(endpoint, keys)).toBe(410);
  expect(service.messages).toEqual([]);
  expect(service.refusals.map(({ reason }) => reason.split(":")[0])).toEqual([
    "signed with another key",
    "cannot be decrypted",
    "no such subscription",
    "the subscription is gone",
  ]);
});
