import { describe, expect, test } from "vitest";
import { auditCode, auditManifest } from "./audit.ts";

const manifest = {
  manifest_version: 3,
  permissions: [
    "storage",
    "alarms",
    "notifications",
    "scripting",
    "declarativeNetRequest",
    "identity",
  ],
  host_permissions: ["https://mail.google.com/*", "http://127.0.0.1/*", "http://localhost/*"],
  optional_host_permissions: ["https://*/*", "http://*/*"],
  content_scripts: [{ matches: ["https://mail.google.com/*"], js: ["content-scripts/gmail.js"] }],
};

describe("the manifest", () => {
  test("may be as it is, in any order", () => expect(auditManifest(manifest)).toEqual([]));

  test.each([
    { permissions: [...manifest.permissions, "tabs"] },
    { permissions: manifest.permissions.slice(1) },
    { host_permissions: [...manifest.host_permissions, "https://*/*"] },
    { optional_permissions: ["history"] },
    { externally_connectable: { matches: ["https://*.example.com/*"] } },
    { content_security_policy: { extension_pages: "script-src 'self' 'unsafe-eval'" } },
    { content_scripts: [{ matches: ["<all_urls>"] }] },
  ])("may not have %j", (change) =>
    expect(auditManifest({ ...manifest, ...change })).toHaveLength(1),
  );
});

describe("built code", () => {
  test.each([
    'eval("1")',
    'new Function("a", "return a")',
    'importScripts("https://a.example/b.js")',
    'import("https://a.example/b.js")',
    '<script type="module" src="https://a.example/b.js"></script>',
    '<script src="//a.example/b.js"></script>',
    '<link rel="stylesheet" href="https://a.example/b.css">',
  ])("may not hold %s", (text) => expect(auditCode("a.js", text, false)).toHaveLength(1));

  test.each([
    "const medieval = retrieval(x); a.eval(1)",
    "self || Function(`return this`)()",
    'isFunction("a")',
    'fetch("https://a.example/data.json")',
    'import("./chunk.js")',
    '<script src="/chunks/popup.js"></script>',
  ])("may hold %s", (text) => expect(auditCode("a.js", text, false)).toEqual([]));

  test("with InboxSDK in it may make code out of text, but not fetch it", () => {
    expect(auditCode("a.js", 'Function("a", "return a")', true)).toEqual([]);
    expect(auditCode("a.js", 'import("https://a.example/b.js")', true)).toHaveLength(1);
  });
});
