import type { LogEvent } from "../../../shared/event.ts";
import type { FallbackQueue } from "../../core/fallback-queue.ts";
import type { AccessToken } from "../firestore/access-token.ts";
import { holdingTimers, within, type DeadlineTimers } from "../firestore/deadline.ts";
import { exchange } from "../firestore/exchange.ts";

/** What opens Cloud Tasks. */
export interface TasksAccess {
  /** Base URL of the API, without a slash at its end. */
  readonly endpoint: string;
  readonly accessToken: AccessToken;
  /** Mail address of the service account in whose name a task calls the function. */
  readonly serviceAccount: () => Promise<string>;
  /** What a task calls; "" where the queue knows that by itself, as the emulator's does. */
  readonly target: string;
}

interface CloudTasksQueueOptions extends TasksAccess {
  readonly projectId: string;
  readonly region: string;
  /** Name of the queue, which is the name of the function that it calls. */
  readonly queue: string;
  /** For all of it, in milliseconds: the recipient's picture waits. */
  readonly timeoutMs: number;
  readonly timers?: DeadlineTimers;
}

/**
 * The fallback queue in Cloud Tasks: each event is a task that calls the function with `{data: {event}}` until that has
 * stored it. The task's name is made of the event's id, so that an event is never queued twice: ALREADY_EXISTS is success.
 * @see https://cloud.google.com/tasks/docs/reference/rest/v2/projects.locations.queues.tasks/create
 */
export function createCloudTasksQueue(options: CloudTasksQueueOptions): FallbackQueue {
  const { projectId, region, queue, timeoutMs, timers = holdingTimers } = options;
  const parent = `projects/${projectId}/locations/${region}/queues/${queue}`;
  const url = new URL(`${options.endpoint}/${parent}/tasks`);

  return {
    add(event) {
      const tooLate = () => new Error(`Cloud Tasks took more than ${timeoutMs} ms`);
      return within(timeoutMs, timers, create(event), tooLate);
    },
  };

  async function create(event: LogEvent): Promise<void> {
    const [token, serviceAccountEmail] = await Promise.all([
      options.accessToken(),
      options.serviceAccount(),
    ]);
    const body = JSON.stringify({ task: taskFor(event, serviceAccountEmail) });
    const answer = await exchange({
      url,
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      },
      body,
      // It is needed once in a blue moon: no connection is worth keeping.
      agent: false,
      timeoutMs,
      timers,
    });
    if (answer.status !== 200 && answer.status !== 409) {
      throw new Error(`Cloud Tasks answered ${answer.status}`);
    }
  }

  function taskFor(event: LogEvent, serviceAccountEmail: string): object {
    const { target } = options;
    return {
      // Ids begin with the time, and Cloud Tasks slows down under names that begin alike: the random end comes first.
      name: `${parent}/tasks/${event.id.slice(-8)}-${event.id}`,
      httpRequest: {
        url: target,
        httpMethod: "POST",
        headers: { "Content-Type": "application/json" },
        body: Buffer.from(JSON.stringify({ data: { event } })).toString("base64"),
        oidcToken: { serviceAccountEmail, ...(target !== "" && { audience: target }) },
      },
    };
  }
}
