import type { AccessToken } from "../firestore/access-token.ts";
import type { TasksAccess } from "./cloud-tasks-queue.ts";
import { createServiceAccount } from "./service-account.ts";

interface TasksPlace {
  readonly projectId: string;
  readonly region: string;
  readonly queue: string;
  readonly accessToken: AccessToken;
}

/** Google's Cloud Tasks, or the emulator that `CLOUD_TASKS_EMULATOR_HOST` (host:port) names. */
export function tasksAccess(
  env: Readonly<Record<string, string | undefined>>,
  { projectId, region, queue, accessToken }: TasksPlace,
): TasksAccess {
  const emulator = env["CLOUD_TASKS_EMULATOR_HOST"];
  if (emulator) {
    return {
      endpoint: `http://${emulator}`,
      accessToken: () => Promise.resolve("owner"),
      serviceAccount: () => Promise.resolve("emulator@localhost"),
      target: "",
    };
  }
  return {
    endpoint: "https://cloudtasks.googleapis.com/v2",
    accessToken,
    serviceAccount: createServiceAccount({ host: env["GCE_METADATA_HOST"] }),
    // Also the audience of the task's ID token; a function of the second generation answers to it.
    target: `https://${region}-${projectId}.cloudfunctions.net/${queue}`,
  };
}
