import { readFileSync } from "node:fs";
import { initializeTestEnvironment, type RulesTestContext } from "@firebase/rules-unit-testing";
import type { CollectionReference, DocumentReference } from "firebase-admin/firestore";
import { setLogLevel } from "firebase/firestore";
import { beforeAll, expect, test } from "vitest";
import { ANNA, exampleEvent } from "../core/example-event.ts";
import { describeWithEmulator, emulatorHost } from "./emulator/emulator-under-test.ts";
import { createFirestoreDeviceRegistry } from "./firestore/firestore-device-registry.ts";
import { createFirestoreSenderDirectory } from "./firestore/firestore-sender-directory.ts";
import { openEventLog } from "./firestore/firestore-under-test.ts";

const RULES = readFileSync(new URL("firestore.rules", import.meta.url), "utf8");
const OPEN_RULES = `
  rules_version = '2';
  service cloud.firestore {
    match /databases/{database}/documents {
      match /{document=**} { allow read, write: if true; }
    }
  }`;

const ANNAS_UID = "annas-uid";

describeWithEmulator("the rules of Firestore", () => {
  /** One document of every kind that the backend writes, as it writes it, and one of a kind that there is not. */
  let documents: readonly string[];
  let projectId: string;

  beforeAll(async () => {
    // Its complaint about each refusal, of which there are many here.
    setLogLevel("silent");
    const opened = openEventLog();
    const { firestore, log } = opened;
    ({ projectId } = opened);
    await createFirestoreSenderDirectory(firestore).enrol(ANNAS_UID, ANNA, 1);
    await createFirestoreDeviceRegistry(firestore).add(ANNA, "annas-device", 1);
    await log.append(exampleEvent(1));
    await firestore.doc("unknown/document").set({ sid: ANNA });
    documents = await findDocuments(await firestore.listCollections());
    await opened.close();
  });

  test("are tried on every collection", () => {
    expect(documents).toEqual([
      `accounts/${ANNAS_UID}`,
      `senders/${ANNA}`,
      `senders/${ANNA}/devices/annas-device`,
      `senders/${ANNA}/events/${exampleEvent(1).id}`,
      "unknown/document",
    ]);
  });

  const people: Record<string, (as: Environment) => RulesTestContext> = {
    "no one": (as) => as.unauthenticatedContext(),
    "a signed-in sender": (as) => as.authenticatedContext(ANNAS_UID, claims("anna@example.com")),
    "another sender": (as) => as.authenticatedContext("boris-uid", claims("boris@example.com")),
    "someone who calls himself an administrator": (as) =>
      as.authenticatedContext("admin", { ...claims("admin@example.com"), admin: true }),
  };

  test.each(Object.entries(people))("let %s read and write nothing", async (_, contextOf) => {
    expect(await tryEverything(RULES, contextOf)).toEqual({ done: [], tried: 5 * 7 });
  });

  test("would be found wanting by this very test if they were open", async () => {
    const { done, tried } = await tryEverything(OPEN_RULES, (as) => as.unauthenticatedContext());
    expect(done).toHaveLength(tried);
  });

  /** What could be done under these rules, of everything that a client can ask for. */
  async function tryEverything(rules: string, contextOf: (as: Environment) => RulesTestContext) {
    const [host = "", port = ""] = emulatorHost.split(":");
    const environment = await initializeTestEnvironment({
      projectId,
      firestore: { rules, host, port: Number(port) },
    });
    const database = contextOf(environment).firestore();
    const done: string[] = [];
    let tried = 0;
    const attempt = async (name: string, request: Promise<unknown>): Promise<void> => {
      tried += 1;
      try {
        await request;
        done.push(name);
      } catch (error) {
        if (!isDenied(error)) throw error;
      }
    };
    for (const path of documents) {
      const document = database.doc(path);
      const { parent } = document;
      await attempt(`get ${path}`, document.get());
      await attempt(`list the parent of ${path}`, parent.get());
      await attempt(`list some of the parent of ${path}`, parent.where("sid", "==", ANNA).get());
      await attempt(`list the group of ${path}`, database.collectionGroup(parent.id).get());
      await attempt(`create beside ${path}`, parent.doc("new-one").set({ sid: ANNA }));
      await attempt(`update ${path}`, document.set({ sid: ANNA }, { merge: true }));
      await attempt(`delete ${path}`, document.delete());
    }
    await environment.cleanup();
    return { done, tried };
  }
});

type Environment = Awaited<ReturnType<typeof initializeTestEnvironment>>;

function claims(email: string) {
  return { email, email_verified: true, firebase: { sign_in_provider: "google.com" as const } };
}

/** Every path below, also of documents that are there only because something is under them. */
async function findDocuments(collections: readonly CollectionReference[]): Promise<string[]> {
  const listed: DocumentReference[][] = await Promise.all(
    collections.map((collection) => collection.listDocuments()),
  );
  const found = await Promise.all(
    listed
      .flat()
      .map(async (document) => [
        document.path,
        ...(await findDocuments(await document.listCollections())),
      ]),
  );
  return found.flat().sort();
}

function isDenied(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "permission-denied";
}
