import { isDeepStrictEqual } from "node:util";

const GMAIL = ["https://mail.google.com/*"];
const OUTLOOK = [
  "https://outlook.cloud.microsoft/*",
  "https://outlook.live.com/*",
  "https://outlook.office.com/*",
  "https://outlook.office365.com/*",
];

/** What `manifest.json` must say, exactly. A permission more is a prompt more for every user. */
const MANIFEST = {
  manifest_version: 3,
  permissions: [
    "alarms",
    "declarativeNetRequest",
    "identity",
    "notifications",
    "scripting",
    "storage",
    "webRequest",
  ],
  host_permissions: ["http://127.0.0.1/*", "http://localhost/*", ...GMAIL, ...OUTLOOK].toSorted(),
  optional_permissions: undefined,
  optional_host_permissions: ["http://*/*", "https://*/*"],
  content_security_policy: undefined,
  externally_connectable: undefined,
  default_locale: "en",
  options_ui: { page: "dashboard.html?options#/settings", open_in_tab: true },
  // Every site could tell by one of these that Sightline is installed, so only pages of mail clients may ask for one.
  web_accessible_resources: [{ resources: ["inset.html"], matches: [...GMAIL, ...OUTLOOK] }],
} as const;

/**
 * The content scripts, by their file, in any order. Outlook writes into frames and windows that have no address of their own;
 * both fields are needed there: the second takes in what the first does (`about:`) and `blob:` and `data:` besides, and is
 * newer.
 */
const CONTENT_SCRIPTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "content-scripts/gmail.js": { matches: GMAIL, run_at: "document_end" },
  "content-scripts/outlook.js": {
    matches: OUTLOOK,
    run_at: "document_end",
    all_frames: true,
    match_about_blank: true,
    match_origin_as_fallback: true,
  },
};

interface Danger {
  readonly pattern: RegExp;
  readonly what: string;
}

/** Ways to make code out of text. */
const MADE_CODE: readonly Danger[] = [
  { pattern: /(?<![\w$.])eval\s*\(/, what: "eval" },
  // Old libraries find the global object so, where there is no globalThis; there always is.
  {
    pattern: /(?<![\w$.])Function\((?!\s*[`"']return this[`"']\s*\))/,
    what: "the Function constructor",
  },
];

/** Ways to run code that did not come with the extension. */
const REMOTE_CODE: readonly Danger[] = [
  { pattern: /\bimportScripts\s*\(/, what: "importScripts" },
  { pattern: /\bimport\s*\(\s*[`"']https?:/, what: "an import from the network" },
  { pattern: /<script[^>]+src\s*=\s*["']?(?:https?:)?\/\//i, what: "a script from the network" },
  { pattern: /<link[^>]+href\s*=\s*["']?(?:https?:)?\/\//i, what: "a style from the network" },
];

/** What a manifest says other than it must. */
export function auditManifest(manifest: Readonly<Record<string, unknown>>): string[] {
  const problems: string[] = [];
  for (const [key, expected] of Object.entries(MANIFEST)) {
    const actual =
      key === "web_accessible_resources" ? sortedResources(manifest[key]) : sorted(manifest[key]);
    if (!isDeepStrictEqual(actual, expected)) {
      problems.push(
        `manifest.json: ${key} is ${JSON.stringify(actual)}, and should be ${JSON.stringify(expected)}`,
      );
    }
  }
  const listed: unknown = manifest["content_scripts"];
  const scripts = new Map<string, unknown>();
  for (const { js, matches, ...rest } of Array.isArray(listed) ? listed : [])
    scripts.set(String(js), { matches: sorted(matches), ...rest });
  for (const file of new Set([...scripts.keys(), ...Object.keys(CONTENT_SCRIPTS)])) {
    const [actual, expected] = [scripts.get(file), CONTENT_SCRIPTS[file]];
    if (!isDeepStrictEqual(actual, expected)) {
      problems.push(
        `manifest.json: the content script ${file} is ${JSON.stringify(actual)}, and should be ${JSON.stringify(expected)}`,
      );
    }
  }
  return problems;
}

/**
 * What of InboxSDK a file holds:
 * - `all`: with a Function constructor that it does not run in an extension, where the browser would refuse it; so that is
 *   not looked for there.
 * - `some`: the few lines for the background.
 * - `none`, or it is a fault.
 */
export type InboxSdkShare = "all" | "some" | "none";

/** Ways to run foreign code in one built file of code or HTML, and InboxSDK where it does not belong. */
export function auditCode(path: string, text: string, inboxSdk: InboxSdkShare): string[] {
  const dangers = [
    ...REMOTE_CODE,
    ...(inboxSdk === "all" ? [] : MADE_CODE),
    ...(inboxSdk === "none" ? [{ pattern: /inboxsdk/i, what: "InboxSDK" }] : []),
  ];
  return dangers
    .filter(({ pattern }) => pattern.test(text))
    .map(({ what }) => `${path}: holds ${what}`);
}

/** With the sites of each in their order. */
function sortedResources(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((entry: object) =>
    "matches" in entry ? { ...entry, matches: sorted(entry.matches) } : entry,
  );
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String).toSorted((a, b) => (a < b ? -1 : 1)) : value;
}
