import { isDeepStrictEqual } from "node:util";

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
  ],
  host_permissions: ["http://127.0.0.1/*", "http://localhost/*", "https://mail.google.com/*"],
  optional_permissions: undefined,
  optional_host_permissions: ["http://*/*", "https://*/*"],
  content_security_policy: undefined,
  externally_connectable: undefined,
} as const;

/** Where content scripts may run. */
const CONTENT_SCRIPT_MATCHES = ["https://mail.google.com/*"];

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
    const actual = sorted(manifest[key]);
    if (!isDeepStrictEqual(actual, expected)) {
      problems.push(
        `manifest.json: ${key} is ${JSON.stringify(actual)}, and should be ${JSON.stringify(expected)}`,
      );
    }
  }
  const scripts = Array.isArray(manifest["content_scripts"]) ? manifest["content_scripts"] : [];
  for (const script of scripts) {
    if (!isDeepStrictEqual(sorted(script.matches), CONTENT_SCRIPT_MATCHES)) {
      problems.push(`manifest.json: a content script runs on ${JSON.stringify(script.matches)}`);
    }
  }
  return problems;
}

/**
 * Ways to run foreign code in one built file of code or HTML.
 * @param holdsInboxSdk InboxSDK's own code holds a Function constructor that it does not run in an extension, where the
 *   browser would refuse it; so that is not looked for there.
 */
export function auditCode(path: string, text: string, holdsInboxSdk: boolean): string[] {
  const dangers = holdsInboxSdk ? REMOTE_CODE : [...REMOTE_CODE, ...MADE_CODE];
  return dangers
    .filter(({ pattern }) => pattern.test(text))
    .map(({ what }) => `${path}: holds ${what}`);
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String).toSorted((a, b) => (a < b ? -1 : 1)) : value;
}
