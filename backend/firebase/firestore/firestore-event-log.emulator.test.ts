import { describeEventLog } from "../../core/event-log.contract.ts";
import type { EventLog } from "../../core/event-log.ts";
import { describeWithEmulator } from "../emulator/emulator-under-test.ts";
import { openEventLog } from "./firestore-under-test.ts";

describeWithEmulator("with the emulator,", () => {
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
