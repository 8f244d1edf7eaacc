import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { prepareSenderKey, randomSenderId } from "./sender-key.ts";
import { claimedPayload, randomMessageId } from "./token.ts";
import { findTrackedUrl, mintClickUrl, mintOpenUrl } from "./tracked-url.ts";

const sid = randomSenderId(randomBytes);
const ctx = {
  trackingOrigin: "https://t.example.com",
  key: prepareSenderKey(sid, randomBytes(32), 1),
};
const mail = { messageId: randomMessageId(randomBytes), mintedAt: 1_795_000_000, recipient: 2 };
const origins = [ctx.trackingOrigin];
const open = mintOpenUrl(ctx, mail);
const wrapped =
  mintClickUrl(ctx, { ...mail, link: 3 }, "https://shop.example/a?b=c&d=%26#part") ?? "not wrapped";
const opened = { kind: "open", sid, token: expect.stringMatching(/^[A-Za-z0-9_-]{32}$/) };
const found = {
  kind: "click",
  sid,
  token: wrapped.split("/")[5],
  destination: "https://shop.example/a?b=c&d=%26#part",
};

test.each([
  ["as it is", open, opened],
  ["a link as it is", wrapped, found],
  ["with spaces around", ` ${wrapped}\n`, found],
  ["with the host in capitals", open.replace("t.example.com", "T.EXAMPLE.com"), opened],
  [
    "in the fragment of Gmail's proxy",
    `https://ci3.googleusercontent.com/meips/ADKq_Na=s0-d-e1-ft#${open}`,
    opened,
  ],
  ["in google.com/url", `https://www.google.com/url?q=${encodeURIComponent(wrapped)}&sa=D`, found],
  [
    "in Safe Links",
    `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(wrapped)}&data=05&reserved=0`,
    found,
  ],
  [
    "in an image proxy's parameter",
    `https://mail.proton.me/api/core/v4/images?Url=${encodeURIComponent(open)}`,
    opened,
  ],
])("a tracked URL is found %s", (_, url, expected) => {
  expect(findTrackedUrl(url, origins)).toEqual(expected);
});

test.each([
  ["another host", open.replace("t.example.com", "x.example.com")],
  ["a host that ends alike", open.replace("t.example.com", "not-t.example.com")],
  ["a host that starts alike", open.replace("t.example.com", "t.example.com.evil.example")],
  ["the origin as a user name", open.replace("t.example.com", "t.example.com@evil.example")],
  ["another scheme", open.replace("https:", "http:")],
  ["another port", open.replace("t.example.com", "t.example.com:8443")],
  ["a sender id of 10", open.replace(sid, sid.slice(1))],
  ["a sender id of 12", open.replace(sid, `${sid}a`)],
  ["a short token", open.replace(/.\.gif$/, ".gif")],
  ["another path", open.replace("/o/", "/p/")],
  ["a path further down", open.replace("/o/", "/x/o/")],
  ["a click without a destination", wrapped.slice(0, wrapped.indexOf("/s/"))],
  [
    "a parameter of another host",
    `https://a.example/?u=${encodeURIComponent(open.replace("t.", "x."))}`,
  ],
  ["no URL", "cid:image001"],
  ["a relative URL", new URL(open).pathname],
  ["nothing", ""],
])("%s is not a tracked URL", (_, url) => {
  expect(findTrackedUrl(url, origins)).toBeNull();
});

test("with any origin, the shape alone decides", () => {
  const foreign = open.replace("t.example.com", "track.other.example");
  expect(findTrackedUrl(foreign, "any")).toEqual(opened);
  expect(findTrackedUrl(foreign.replace(sid, "short"), "any")).toBeNull();
});

test("what was found says which mail it claims to be of", () => {
  const hit = findTrackedUrl(`https://ci3.googleusercontent.com/meips/x=s0-d-e1-ft#${open}`, "any");
  expect(claimedPayload(hit?.token ?? "")).toEqual({ ...mail, link: 0 });
  expect(claimedPayload("A".repeat(32))).toBeNull();
  expect(claimedPayload("AQ")).toBeNull();
});
