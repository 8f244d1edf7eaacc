import { rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import type { EmulatorSearch } from "../../backend/firebase/emulator/find-emulator.ts";
import {
  type RunningEmulator,
  startFirestoreEmulator,
} from "../../backend/firebase/emulator/start-emulator.ts";
import {
  type PushService,
  startPushService,
} from "../../backend/firebase/api/push-service/server.ts";
import { EXTENSION_ID } from "../../e2e/harness/extension.ts";
import type { Account } from "../../e2e/identity-provider/accounts.ts";
import {
  type IdentityProvider,
  startIdentityProvider,
} from "../../e2e/identity-provider/server.ts";
import { startFirebaseEmulators } from "./firebase-emulators.ts";
import { registerFirestoreTriggers } from "./firestore-triggers.ts";
import { freePorts } from "../../backend/firebase/emulator/free-ports.ts";
import { EMULATORS, prepareStackFolder } from "./stack-folder.ts";
import { CLIENT_ID, makeStackSettings, PROJECT_ID } from "./stack-settings.ts";

/** All of production on this machine: what a company's Firebase project would run, and what stands in for Google. */
export interface ProductionStack {
  readonly projectId: string;
  /** Hosting: the address of the server, and of every tracked link. */
  readonly origin: string;
  /** host:port each. */
  readonly functionsHost: string;
  readonly authHost: string;
  readonly firestore: Pick<RunningEmulator, "host" | "pause" | "resume">;
  readonly identityProvider: IdentityProvider;
  readonly pushService: PushService;
  /** Where all its files are; removed when it is stopped. */
  readonly folder: string;
  /** What the emulators print. */
  readonly logFile: string;
  /** Resolves when the emulators are over, wanted or not. */
  readonly ended: Promise<void>;
  /** Resolves when Hosting next says that it was asked for this path; rejects when `signal` aborts. */
  asked(path: string, signal: AbortSignal): Promise<void>;
  stop(): Promise<void>;
}

interface StackOptions {
  readonly emulator: Extract<EmulatorSearch, { kind: "found" }>;
  readonly accounts: readonly Account[];
  /** Whose people may sign in. */
  readonly allowedDomains: readonly string[];
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Starts the whole stack, on ports of its own. The functions must have been built.
 * @throws when a part that is there does not come up.
 */
export async function startProductionStack(options: StackOptions): Promise<ProductionStack> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    // The last that was started is the first to go.
    for (const each of stops.splice(0).toReversed()) await each();
  };
  try {
    const ports = await freePorts(EMULATORS);
    const functionsHost = `127.0.0.1:${ports.functions}`;
    const origin = `http://127.0.0.1:${ports.hosting}`;
    const redirectUri = `https://${EXTENSION_ID}.chromiumapp.org/`;
    const identityProvider = await startIdentityProvider({
      clientId: CLIENT_ID,
      redirectUri,
      accounts: options.accounts,
    });
    stops.push(() => identityProvider.close());
    const pushService = await startPushService();
    stops.push(() => pushService.close());

    const folder = join(root, ".output", "emulators", String(ports.hosting));
    const { params, secrets } = makeStackSettings(
      {
        trackingOrigin: origin,
        functionsHost,
        authorizationUrl: identityProvider.authorizationUrl,
        pushServices: [pushService.origin],
      },
      options.allowedDomains,
    );
    const removeAtExit = (): void => rmSync(folder, { recursive: true, force: true });
    process.once("exit", removeAtExit);
    stops.push(async () => {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      process.off("exit", removeAtExit);
    });
    await rm(folder, { recursive: true, force: true });
    await prepareStackFolder({ root, folder, projectId: PROJECT_ID, ports, params, secrets });

    const rules = join(root, "backend", "firebase", "firestore.rules");
    const firestore = await startFirestoreEmulator({
      java: options.emulator.java,
      jar: options.emulator.jar,
      flags: [`--functions_emulator=${functionsHost}`, `--rules=${rules}`],
    });
    stops.push(() => firestore.stop());
    const firestoreHost = firestore.host;
    const emulators = await startFirebaseEmulators({
      folder,
      projectId: PROJECT_ID,
      firestoreHost,
    });
    stops.push(() => emulators.stop());
    await registerFirestoreTriggers({ projectId: PROJECT_ID, functionsHost, firestoreHost });

    return {
      projectId: PROJECT_ID,
      origin,
      functionsHost,
      authHost: `127.0.0.1:${ports.auth}`,
      firestore,
      identityProvider,
      pushService,
      logFile: join(folder, "emulators.log"),
      ended: emulators.ended,
      asked: (path, signal) => emulators.printed(`"GET ${path} HTTP/`, signal),
      folder,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
