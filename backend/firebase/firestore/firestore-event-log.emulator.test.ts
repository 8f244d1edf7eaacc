import { GrpcStatus, Query } from "firebase-admin/firestore";
import { expect, onTestFinished, test, vi } from "vitest";
import { describeEventLog } from "../../core/event-log.contract.ts";
import type { EventLog } from "../../core/event-log.ts";
import { ANNA } from "../../core/example-event.ts";
import { UnavailableError } from "../../core/unavailable-error.ts";
import { describeWithEmulator } from "../emulator/emulator-under-test.ts";
import { openEventLog } from "./firestore-under-test.ts";

describeWithEmulator("with the emulator,", () => {
  test("a read while Firestore is not to be had says that it is unavailable just now", async () => {
    const opened = openEventLog();
    onTestFinished(() => opened.close());
    const cause = Object.assign(new Error("no connection"), { code: GrpcStatus.UNAVAILABLE });
    const query = vi.spyOn(Query.prototype, "get").mockRejectedValue(cause);
    onTestFinished(() => query.mockRestore());
    await expect(opened.log.read(ANNA, null, 10)).rejects.toThrow(UnavailableError);
  });

  describeEventLog("FirestoreEventLog", async () => {
    let opened = openEventLog();
    return {
      log: inOrder(opened.log),
      async reopen() {
        await opened.close();
        opened = openEventLog(opened.projectId);
        return inOrder(opened.log);
      },
      dispose: () => opened.close(),
    };
  });
});

/** The contract speaks of the order of appending; Firestore's clock tells it in milliseconds. */
function inOrder(log: EventLog): EventLog {
  return {
    ...log,
    async append(event) {
      await log.append(event);
      const stored = Date.now();
      while (Date.now() === stored) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
