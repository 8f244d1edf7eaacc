import { describe, expect, test } from "vitest";
import { auditCode, auditManifest } from "./audit.ts";

const gmail = ["https://mail.google.com/*"];
const outlook = [
  "https://outlook.office.com/*",
  "https://outlook.office365.com/*",
  "https://outlook.live.com/*",
  "https://outlook.cloud.microsoft/*",
];
const gmailScript = {
  matches: gmail,
  run_at: "document_end",
  js: ["content-scripts/gmail.js"],
};
const outlookScript = {
  matches: outlook,
  run_at: "document_end",
  all_frames: true,
  match_about_blank: true,
  match_origin_as_fallback: true,
  js: ["content-scripts/outlook.js"],
};
const insetFrame = { resources: ["inset.html"], matches: [...outlook, ...gmail] };
const manifest = {
  manifest_version: 3,
  permissions: [
    "storage",
    "alarms",
    "notifications",
    "scripting",
    "declarativeNetRequest",
    "identity",
    "webRequest",
  ],
  host_permissions: [...gmail, ...outlook, "http://127.0.0.1/*", "http://localhost/*"],
  optional_host_permissions: ["https://*/*", "http://*/*"],
  content_scripts: [gmailScript, outlookScript],
  default_locale: "en",
  options_ui: { page: "dashboard.html?options#/settings", open_in_tab: true },
  web_accessible_resources: [insetFrame],
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
    { content_scripts: [gmailScript, { ...outlookScript, matches: ["<all_urls>"] }] },
    { content_scripts: [gmailScript, { ...outlookScript, match_about_blank: undefined }] },
    { content_scripts: [{ ...gmailScript, world: "MAIN" }, outlookScript] },
    { content_scripts: [gmailScript] },
    { web_accessible_resources: undefined },
    { web_accessible_resources: [{ ...insetFrame, matches: ["<all_urls>"] }] },
    { web_accessible_resources: [{ ...insetFrame, resources: ["inset.html", "popup.html"] }] },
    { web_accessible_resources: [insetFrame, { resources: ["*"], extension_ids: ["*"] }] },
    { options_ui: { page: "dashboard.html?options#/settings", open_in_tab: false } },
    { content_scripts: [gmailScript, outlookScript, { ...gmailScript, js: ["other.js"] }] },
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
  ])("may not hold %s", (text) => expect(auditCode("a.js", text, "none")).toHaveLength(1));

  test.each([
    "const medieval = retrieval(x); a.eval(1)",
    "self || Function(`return this`)()",
    'isFunction("a")',
    'fetch("https://a.example/data.json")',
    'import("./chunk.js")',
    '<script src="/chunks/popup.js"></script>',
  ])("may hold %s", (text) => expect(auditCode("a.js", text, "none")).toEqual([]));

  test("with InboxSDK in it may make code out of text, but not fetch it", () => {
    expect(auditCode("a.js", 'Function("a", "return a")', "all")).toEqual([]);
    expect(auditCode("a.js", 'import("https://a.example/b.js")', "all")).toHaveLength(1);
  });

  test("may hold InboxSDK only where it belongs", () => {
    const text = "window.__inboxsdk = 1";
    expect(auditCode("outlook.js", text, "none")).toEqual(["outlook.js: holds InboxSDK"]);
    expect(auditCode("background.js", text, "some")).toEqual([]);
    expect(auditCode("gmail.js", text, "all")).toEqual([]);
  });
});
