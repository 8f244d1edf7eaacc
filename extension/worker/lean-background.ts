import type { WxtViteConfig } from "wxt";

interface Edit {
  /** Which file of a package. */
  readonly file: RegExp;
  /** What stands there exactly once. */
  readonly from: string | RegExp;
  readonly to: string;
}

const APP = /@firebase\/app\/dist\/esm\/index\.esm\.js$/;
const AUTH = /@firebase\/auth\/dist\/web-extension-esm\/register-[^/]*\.js$/;
const DEXIE = /dexie\/dist\/modern\/dexie\.mjs$/;

/** Parts of libraries that nothing in the background uses, at the places that hold them in the bundle. */
const EDITS: readonly Edit[] = [
  // Firebase notes on which days it was used, for Google's statistics.
  { file: APP, from: /_registerComponent\(new Component\('heartbeat', .*\)\);/, to: "" },
  { file: APP, from: "import { openDB } from 'idb';\n", to: "" },
  // Rules for passwords; nobody signs in by one.
  { file: AUTH, from: "new PasswordPolicyImpl(response)", to: "null" },
  { file: AUTH, from: "await _getPasswordPolicy(this)", to: "null" },
  // A second factor of Firebase's own; Google's is Google's.
  {
    file: AUTH,
    from: "MultiFactorError._fromErrorAndOperation(auth, error, operationType, user)",
    to: "error",
  },
  // The end of an account.
  { file: AUTH, from: "deleteAccount(this.auth, { idToken })", to: "Promise.reject()" },
  // What Apple's sign-in needs.
  { file: AUTH, from: "            await revokeToken(this, request);\n", to: "" },
  // For Firebase's other products.
  {
    file: AUTH,
    from: /\.setInstanceCreatedCallback\([\s\S]*?\n {4}\}\)\);\n {4}_registerComponent\(new Component\("auth-internal"[\s\S]*?\}, .*;\n/,
    to: ");\n",
  },
  // A banner in the page; a worker has none.
  { file: AUTH, from: "        emitEmulatorWarning();\n", to: "" },
  // What pages watch. Without a query that is watched, nothing is ever in this cache.
  { file: DEXIE, from: "        this.use(cacheMiddleware);\n", to: "" },
  { file: DEXIE, from: "        signalSubscribersNow(updateParts, true);\n", to: "" },
  { file: DEXIE, from: /signalSubscribersNow\(everything, true\);/, to: "" },
  { file: DEXIE, from: /^ {4}liveQuery,\n/m, to: "" },
];

/**
 * Takes out of the background's libraries what is not used there, and what a bundler cannot see that it is not: 5 KB after
 * gzip.
 * @throws Error in the build, when another version of a library looks different.
 */
export function leanBackground(): NonNullable<WxtViteConfig["plugins"]>[number] {
  let isBackground = false;
  return {
    name: "lean-background",
    apply: "build",
    buildStart: ({ input }) => {
      isBackground = JSON.stringify(input).includes("entrypoints/background.ts");
    },
    transform(code, id) {
      const edits = EDITS.filter(({ file }) => file.test(id));
      if (!isBackground || edits.length === 0) return null;
      let lean = code;
      for (const { from, to } of edits) {
        if (lean.split(from).length !== 2)
          throw new Error(`${id} has another form: ${String(from)}`);
        lean = lean.replace(from, to);
      }
      return { code: AUTH.test(id) ? withStaticFields(lean) : lean, map: null };
    },
  };
}

/** Constants of a class that are written behind it hold the class in the bundle, though nobody uses it; within it they do not. */
function withStaticFields(code: string): string {
  let lean = code;
  for (const [line, name = "", field, value] of code.matchAll(/^(\w+)\.(\w+) = (.+);$/gm)) {
    const head = new RegExp(`^class ${name} (?:extends \\w+ )?\\{$`, "m").exec(lean)?.[0];
    if (head === undefined) continue;
    lean = lean.replace(line, "").replace(head, `${head}\nstatic ${field} = ${value};`);
  }
  return lean;
}
