import { expect, onTestFinished, test } from "vitest";
import { ANNA, exampleEvent } from "../../backend/core/example-event.ts";
import {
  describeWithEmulator,
  emulatorHost,
  freshProjectId,
} from "../../backend/firebase/emulator/emulator-under-test.ts";
import { openFirestoreTarget } from "./firestore-target.ts";
import { replayEvents } from "./replay-events.ts";

describeWithEmulator("a replay into Firestore", () => {
  test("writes what is missing, once however often it is run", async () => {
    const projectId = freshProjectId();
    const target = await openFirestoreTarget({
      projectId,
      retentionMs: 365 * 86_400_000,
      env: { FIRESTORE_EMULATOR_HOST: emulatorHost },
    });
    onTestFinished(() => target.close());
    const events = (count: number) => Array.from({ length: count }, (_, n) => exampleEvent(n));
    const options = { target, onProgress: () => undefined };
    expect(await replayEvents(events(50), options)).toEqual({
      written: 50,
      known: 0,
      failure: null,
    });
    expect(await replayEvents(events(60), options)).toMatchObject({ written: 10, known: 50 });

    const answer = await fetch(
      `http://${emulatorHost}/v1/projects/${projectId}/databases/(default)/documents/senders/${ANNA}/events?pageSize=300`,
      { headers: { authorization: "Bearer owner" } },
    );
    expect(await answer.json()).toMatchObject({
      documents: expect.objectContaining({ length: 60 }),
    });
  });
});
