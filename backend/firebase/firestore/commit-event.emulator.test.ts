import { expect, onTestFinished, test } from "vitest";
import { exampleEvent } from "../../core/example-event.ts";
import {
  describeWithEmulator,
  emulatorHost,
  freshProjectId,
} from "../emulator/emulator-under-test.ts";
import { createEventWriter } from "./commit-event.ts";
import { firestoreAccess } from "./firestore-access.ts";

describeWithEmulator("the writer, with the emulator", () => {
  test("takes the same event twice, at once and later, and another one", async () => {
    const writer = createEventWriter({
      ...firestoreAccess({ FIRESTORE_EMULATOR_HOST: emulatorHost }),
      projectId: freshProjectId(),
      timeoutMs: 20_000,
      retentionMs: 1_000,
    });
    onTestFinished(() => writer.close());
    await Promise.all([1, 1, 2].map((number) => writer.append(exampleEvent(number))));
    await expect(writer.append(exampleEvent(1))).resolves.toBeUndefined();
  });
});
