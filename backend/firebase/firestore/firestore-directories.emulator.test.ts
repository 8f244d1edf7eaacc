import { expect, onTestFinished, test } from "vitest";
import { describeDeviceRegistry } from "../../core/device-registry.contract.ts";
import { ANNA, BORIS } from "../../core/example-event.ts";
import { describeSenderDirectory } from "../../core/sender-directory.contract.ts";
import { describeWithEmulator, freshProjectId } from "../emulator/emulator-under-test.ts";
import { createFirestoreDeviceRegistry } from "./firestore-device-registry.ts";
import { createFirestoreSenderDirectory } from "./firestore-sender-directory.ts";
import { openFirestore } from "./firestore-under-test.ts";

const NOW = 1_795_000_000_000;

describeWithEmulator("with the emulator,", () => {
  describeDeviceRegistry("FirestoreDeviceRegistry", async () => {
    const firestore = openFirestore();
    return {
      registry: createFirestoreDeviceRegistry(firestore),
      dispose: () => firestore.terminate(),
    };
  });

  describeSenderDirectory("FirestoreSenderDirectory", async () => {
    const projectId = freshProjectId();
    let firestore = openFirestore(projectId);
    return {
      directory: createFirestoreSenderDirectory(firestore),
      async reopen() {
        await firestore.terminate();
        firestore = openFirestore(projectId);
        return createFirestoreSenderDirectory(firestore);
      },
      dispose: () => firestore.terminate(),
    };
  });

  test("an account may have any uid, also one that Firestore gives a meaning", async () => {
    const firestore = openFirestore();
    onTestFinished(() => firestore.terminate());
    const directory = createFirestoreSenderDirectory(firestore);
    const uids = [".", "..", "a/b", "a%2Fb", "__all__", "Łódź \u{1f4e7}", "x".repeat(128)];
    for (const [index, uid] of uids.entries()) {
      const sid = index % 2 === 0 ? ANNA : BORIS;
      expect(await directory.enrol(uid, sid, NOW)).toBe(sid);
    }
    expect(await Promise.all(uids.map((uid) => directory.find(uid)))).toEqual(
      uids.map((_, index) => (index % 2 === 0 ? ANNA : BORIS)),
    );
  });

  test("an account's document holds its sender and nothing that tells who it is", async () => {
    const firestore = openFirestore();
    onTestFinished(() => firestore.terminate());
    await createFirestoreSenderDirectory(firestore).enrol("uid1", ANNA, NOW);
    const { docs } = await firestore.collection("accounts").get();
    expect(docs.map((document) => [document.id, document.data()])).toEqual([
      ["uid1", { sid: ANNA, createdAt: NOW }],
    ]);
  });

  test("a device that somebody damaged by hand is one without push, and keeps nobody from signing in", async () => {
    const firestore = openFirestore();
    onTestFinished(() => firestore.terminate());
    const devices = firestore.collection(`senders/${ANNA}/devices`);
    await devices.doc("good").set({ seenAt: NOW, push: null });
    await devices.doc("push").set({ seenAt: NOW - 1, push: { endpoint: 7 } });
    await devices.doc("time").set({ seenAt: "yesterday" });
    const listed = await createFirestoreDeviceRegistry(firestore).list(ANNA);
    expect(new Set(listed)).toEqual(
      new Set([
        { deviceId: "good", seenAt: NOW, push: null },
        { deviceId: "push", seenAt: NOW - 1, push: null },
        { deviceId: "time", seenAt: 0, push: null },
      ]),
    );
  });

  test("more devices than one request deletes are forgotten, and counted once", async () => {
    const firestore = openFirestore();
    onTestFinished(() => firestore.terminate());
    const registry = createFirestoreDeviceRegistry(firestore);
    const batch = firestore.batch();
    for (let n = 0; n < 501; n++) {
      const device = firestore.doc(`senders/${n % 2 === 0 ? ANNA : BORIS}/devices/device-${n}`);
      batch.set(device, { seenAt: NOW, push: null });
    }
    await batch.commit();
    expect(await registry.forgetSilent(NOW + 1)).toBe(501);
  });
});
