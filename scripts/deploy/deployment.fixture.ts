import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { vi } from "vitest";
import { temporaryDirectory } from "../../backend/embedded/temporary-directory.ts";
import type { Ask } from "./ask.ts";
import { type DeployOptions, deployProject, type DeployTools } from "./deploy-project.ts";
import { firebaseCli } from "./firebase-cli.ts";
import { done } from "./outcome.ts";
import type { Probe } from "./probe.ts";
import { standInFirebase, type StandInState } from "./stand-in-firebase.ts";

// The parsers of firebase-tools take seconds to load where other tests run beside.
vi.setConfig({ testTimeout: 30_000 });

const REPOSITORY = fileURLToPath(new URL("../..", import.meta.url));

export const API_KEY = `AIza${"x".repeat(35)}`;

/** All that somebody must say at a first deployment. */
export const PARAMS = `# A comment
SIGHTLINE_TRACKING_ORIGIN=https://t.example.com
SIGHTLINE_ALLOWED_DOMAINS="Example.com, example.org"
SIGHTLINE_OAUTH_CLIENT_ID=123-abc.apps.googleusercontent.com
SIGHTLINE_PUSH_CONTACT=ops@example.com
`;

/** What the stand-in for the CLI begins with: a fresh project that may cost money. */
export const FRESH: StandInState = {
  accounts: ["owner@example.com"],
  projects: { "acme-sightline": "Acme", "acme-shop": "Shop" },
  blaze: true,
  secrets: {},
  mayReadSecrets: true,
  firestore: false,
  database: null,
  sites: [],
  apiKeys: [API_KEY],
  deployError: null,
};

export interface World {
  readonly root: string;
  readonly tools: DeployTools;
  /** All that was said. */
  readonly said: () => string;
  /** Command lines of the CLI. */
  readonly calls: () => readonly string[];
  readonly state: () => StandInState;
  readonly change: (change: Partial<StandInState>) => void;
  /** Writes a file of parameters, and gives its path. */
  readonly params: (text: string) => string;
  readonly deploy: (options?: Partial<DeployOptions>) => ReturnType<typeof deployProject>;
}

interface WorldOptions {
  readonly state?: Partial<StandInState>;
  readonly ask?: Ask | null;
  readonly env?: Readonly<Record<string, string>>;
  readonly probe?: Probe;
}

/** A repository with a small build, and the stand-in for the CLI. */
export function makeWorld({ state = {}, ask = null, env = {}, probe }: WorldOptions = {}): World {
  const root = temporaryDirectory();
  const statePath = join(root, "state.json");
  const save = (next: StandInState): void => writeFileSync(statePath, JSON.stringify(next));
  const current = (): StandInState => JSON.parse(readFileSync(statePath, "utf8")) as StandInState;
  save({ ...FRESH, ...state });
  writeFileSync(`${statePath}.calls`, "");
  writeRepository(root);
  const lines: string[] = [];
  const tools: DeployTools = {
    cli: firebaseCli({
      run: async (command) => standInFirebase(statePath, command),
      program: ["firebase"],
      root,
      onOutput: (text) => lines.push(text),
    }),
    root,
    keep: join(root, ".sightline", "deploy"),
    env,
    ask,
    say: (line) => lines.push(line),
    build: async () => done(null),
    probe: async () => probe ?? { kind: "ready" },
    excludeRequestLog: async () => true,
  };
  return {
    root,
    tools,
    said: () => lines.join("\n"),
    calls: () => readFileSync(`${statePath}.calls`, "utf8").trim().split("\n"),
    state: current,
    change: (change) => save({ ...current(), ...change }),
    params: (text) => {
      const path = join(root, "params");
      writeFileSync(path, text);
      return path;
    },
    deploy: (options = {}) =>
      deployProject({ project: "acme-sightline", params: null, yes: true, ...options }, tools),
  };
}

/** Answers by what is asked; null cancels, and an answer that is missing takes the suggestion. */
export function answering(answers: Readonly<Record<string, string | boolean | null>>): Ask {
  const find = (message: string): string | boolean | null | undefined =>
    Object.entries(answers).find(([part]) => message.includes(part))?.[1];
  return {
    text: async ({ message, suggestion, fault }) => {
      const answer = find(message) ?? (message in answers ? null : suggestion);
      if (answer === null) return null;
      const text = String(answer);
      const wrong = fault(text);
      if (wrong !== null) throw new Error(`refused: ${wrong}`);
      return text;
    },
    choice: async (message) => {
      const answer = find(message);
      return answer === undefined || answer === null ? null : String(answer);
    },
    yes: async (message, suggestion) => {
      const answer = find(message);
      return answer === undefined ? suggestion : answer === null ? null : answer === true;
    },
  };
}

function writeRepository(root: string): void {
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const path of ["firebase.json", "backend/firebase/firestore.rules"]) {
    cpSync(join(REPOSITORY, path), join(root, path));
  }
  write(
    "backend/firebase/firestore.indexes.json",
    JSON.stringify({
      indexes: [],
      fieldOverrides: [
        { collectionGroup: "events", fieldPath: "expireAt", ttl: true, indexes: [] },
      ],
    }),
  );
  write("backend/firebase/hosting/robots.txt", "User-agent: *\nDisallow: /\n");
  for (const codebase of ["hit", "api"]) {
    const folder = `.output/functions/${codebase}`;
    write(`${folder}/index.js`, "export {};\n");
    write(`${folder}/package.json`, '{ "type": "module", "main": "index.js" }\n');
    write(`${folder}/functions.yaml`, manifest(codebase));
  }
}

function manifest(codebase: string): string {
  return `specVersion: v1alpha1
params:
  - { name: SIGHTLINE_REGION, type: string, default: us-central1 }
  - { name: SIGHTLINE_HIT_MEMORY_MIB, type: int, default: 256 }
  - { name: SIGHTLINE_TRACKING_ORIGIN, type: string }
  - { name: SIGHTLINE_PUSH_PUBLIC_KEY, type: string }
  - { name: SIGHTLINE_PUSH_SERVICES, type: string, default: "" }
  - { name: SIGHTLINE_SECRET, type: secret }
endpoints:
  ${codebase}:
    platform: gcfv2
    entryPoint: ${codebase}
    region: ["{{ params.SIGHTLINE_REGION }}"]
    availableMemoryMb: "{{ params.SIGHTLINE_HIT_MEMORY_MIB }}"
    secretEnvironmentVariables: [{ key: SIGHTLINE_SECRET }]
    httpsTrigger: { invoker: [public] }
`;
}
