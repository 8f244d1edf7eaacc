import { expect, test } from "vitest";
import { isPushEndpoint } from "./push-endpoint.ts";

test.each([
  "https://fcm.googleapis.com/fcm/send/abc:def",
  "https://FCM.googleapis.com:443/fcm/send/abc",
  "https://updates.push.services.mozilla.com/wpush/v2/abc",
  "https://wns2-par02p.notify.windows.com/w/?token=abc",
  "https://web.push.apple.com/abc",
])("may call %s", (endpoint) => {
  expect(isPushEndpoint(endpoint, [])).toBe(true);
});

test.each([
  ["no address", "fcm.googleapis.com"],
  ["unencrypted", "http://fcm.googleapis.com/fcm/send/abc"],
  ["another port", "https://fcm.googleapis.com:8443/fcm/send/abc"],
  ["a user", "https://me@fcm.googleapis.com/fcm/send/abc"],
  ["a user that looks like the service", "https://fcm.googleapis.com:x@evil.example/"],
  ["a host that ends like the service", "https://evilfcm.googleapis.com/"],
  ["a host that begins like the service", "https://fcm.googleapis.com.evil.example/"],
  ["a host that ends like the domain", "https://evilnotify.windows.com/"],
  ["the domain itself", "https://notify.windows.com/"],
  ["the domain and no region", "https://.notify.windows.com/"],
  ["the domain and an empty label", "https://wns2..notify.windows.com/"],
  ["a final dot", "https://fcm.googleapis.com./"],
  ["the metadata server", "http://169.254.169.254/computeMetadata/v1/"],
  ["the metadata server by name", "https://metadata.google.internal/"],
  ["loopback", "http://127.0.0.1:8080/"],
  ["loopback, written as a number", "https://2130706433/"],
  ["IPv6", "https://[::1]/"],
  ["another scheme", "file:///etc/passwd"],
  ["another service of the same maker", "https://storage.googleapis.com/"],
])("calls nothing with %s", (_, endpoint) => {
  expect(isPushEndpoint(endpoint, [])).toBe(false);
});

test("calls further services by configuration, by their exact origin", () => {
  const extra = ["http://127.0.0.1:9000"];
  expect(isPushEndpoint("http://127.0.0.1:9000/push/1", extra)).toBe(true);
  for (const endpoint of [
    "https://127.0.0.1:9000/push/1",
    "http://127.0.0.1:9001/push/1",
    "http://127.0.0.1:90001/push/1",
    "http://me@127.0.0.1:9000/push/1",
    "http://localhost:9000/push/1",
  ]) {
    expect(isPushEndpoint(endpoint, extra)).toBe(false);
  }
});
