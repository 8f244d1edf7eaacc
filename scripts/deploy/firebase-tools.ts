import { createRequire } from "node:module";
import process from "node:process";

/** The CLI's entry, to be run by Node. Thrown when firebase-tools is not installed. */
export function firebaseProgram(): readonly [string, string] {
  return [process.execPath, require.resolve("firebase-tools/lib/bin/firebase.js")];
}

/** A function as firebase-tools would deploy it, parameters filled in. Only what is shown. */
export interface Endpoint {
  readonly id: string;
  readonly region: string;
  readonly entryPoint: string;
  readonly runtime: string;
  readonly availableMemoryMb?: number | null;
  readonly concurrency?: number | null;
  readonly minInstances?: number | null;
  readonly maxInstances?: number | null;
  readonly timeoutSeconds?: number | null;
  readonly secretEnvironmentVariables?: readonly { readonly key: string }[] | null;
  readonly httpsTrigger?: object;
  readonly taskQueueTrigger?: object;
  readonly scheduleTrigger?: { readonly schedule?: string };
  readonly eventTrigger?: { readonly eventType: string; readonly retry?: boolean };
}

/** What a functions.yaml says, before its parameters are filled in. */
type Build = object;

/** Checks a value against a schema as ajv does. */
interface Validator {
  (value: unknown): boolean;
  readonly errors?: readonly object[] | null;
}

/** The modules of firebase-tools that read what is deployed. They are internal: the version is pinned, and tests use them. */
interface Internals {
  readonly discovery: {
    detectFromYaml(folder: string, project: string, runtime: string): Promise<Build | undefined>;
  };
  readonly build: {
    resolveBackend(options: {
      build: Build;
      firebaseConfig: { projectId: string };
      userEnvs: Readonly<Record<string, string>>;
      codebase: string;
      nonInteractive: true;
      /** Otherwise it would ask Google about the secrets. */
      isEmulator: true;
    }): Promise<{ backend: object }>;
  };
  readonly env: {
    /** The values in `.env` and `.env.<project>`. */
    loadUserEnvs(options: {
      functionsSource: string;
      projectDir: string;
      projectId: string;
    }): Record<string, string>;
  };
  readonly backend: { allEndpoints(backend: object): Endpoint[] };
  readonly prepare: { resolveCpuAndConcurrency(backend: object): void };
  readonly validate: { endpointsAreValid(backend: object): void };
  readonly config: { getValidator(): Validator; getErrorMessage(error: object): string };
  readonly firestore: { FirestoreApi: new () => { validateSpec(spec: unknown): void } };
  readonly files: {
    readdirRecursive(options: {
      path: string;
      ignoreStrings: readonly string[];
    }): Promise<{ name: string }[]>;
  };
}

const require = createRequire(import.meta.url);
let loaded: Internals | null = null;

/** Loads the parsers of firebase-tools; it takes a second the first time. None of what is used of them needs a network. */
export function firebaseParsers(): Internals {
  loaded ??= {
    discovery: require("firebase-tools/lib/deploy/functions/runtimes/discovery/index.js"),
    build: require("firebase-tools/lib/deploy/functions/build.js"),
    env: require("firebase-tools/lib/functions/env.js"),
    backend: require("firebase-tools/lib/deploy/functions/backend.js"),
    prepare: require("firebase-tools/lib/deploy/functions/prepare.js"),
    validate: require("firebase-tools/lib/deploy/functions/validate.js"),
    config: require("firebase-tools/lib/firebaseConfigValidate.js"),
    firestore: require("firebase-tools/lib/firestore/api.js"),
    files: require("firebase-tools/lib/fsAsync.js"),
  };
  return loaded;
}

/** The modules of firebase-tools that sign a request to Google as the CLI does. */
interface Requests {
  readonly auth: {
    selectAccount(account: undefined, folder: null): object | undefined;
    setActiveAccount(options: object, account: object): void;
  };
  readonly requireAuth: { requireAuth(options: object): Promise<unknown> };
  readonly api: { cloudloggingOrigin(): string };
  readonly apiv2: {
    Client: new (options: { urlPrefix: string; apiVersion: string }) => {
      /** @throws an error with a `status` when the answer is one of failure. */
      post(path: string, body: object): Promise<unknown>;
    };
  };
}

/** Loads them; nothing is sent yet. */
export function firebaseRequests(): Requests {
  return {
    auth: require("firebase-tools/lib/auth.js"),
    requireAuth: require("firebase-tools/lib/requireAuth.js"),
    api: require("firebase-tools/lib/api.js"),
    apiv2: require("firebase-tools/lib/apiv2.js"),
  };
}
