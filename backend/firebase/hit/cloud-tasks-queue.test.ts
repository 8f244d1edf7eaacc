import { expect, test } from "vitest";
import * as z from "zod";
import { logEventSchema } from "../../../shared/event.ts";
import { exampleEvent } from "../../core/example-event.ts";
import { createTestClock, startFakeGoogle } from "../firestore/fake-google.ts";
import { createCloudTasksQueue, type TasksAccess } from "./cloud-tasks-queue.ts";
import { tasksAccess } from "./tasks-access.ts";

const PLACE = { projectId: "demo-sightline", region: "europe-west1", queue: "storeDeferred" };
const PARENT = "projects/demo-sightline/locations/europe-west1/queues/storeDeferred";
const TARGET = "https://europe-west1-demo-sightline.cloudfunctions.net/storeDeferred";

const requestSchema = z.object({
  task: z.object({
    name: z.string(),
    httpRequest: z.object({
      url: z.string(),
      httpMethod: z.string(),
      headers: z.record(z.string(), z.string()),
      body: z.base64(),
      oidcToken: z.record(z.string(), z.string()),
    }),
  }),
});

async function setUp(
  behaviour: Parameters<typeof startFakeGoogle>[0],
  access: Partial<TasksAccess> = {},
) {
  const google = await startFakeGoogle(behaviour);
  const clock = createTestClock();
  const queue = createCloudTasksQueue({
    ...PLACE,
    endpoint: `http://${google.host}/v2`,
    accessToken: () => Promise.resolve("token"),
    serviceAccount: () => Promise.resolve("runner@example.iam.gserviceaccount.com"),
    target: TARGET,
    timeoutMs: 1_500,
    timers: clock.timers,
    ...access,
  });
  return { google, clock, queue };
}

test("an event becomes a task that calls the function with it, in the name of the service account", async () => {
  const { google, queue } = await setUp({ status: 200, body: {} });
  await queue.add(exampleEvent(1));
  const [request] = google.requests;
  expect(request).toMatchObject({ method: "POST", path: `/v2/${PARENT}/tasks` });
  expect(request?.headers).toMatchObject({ authorization: "Bearer token" });

  const { task } = requestSchema.parse(JSON.parse(request?.body ?? ""));
  expect(task.name).toBe(`${PARENT}/tasks/00000001-event-000000000001`);
  expect(task.httpRequest).toMatchObject({
    url: TARGET,
    httpMethod: "POST",
    headers: { "Content-Type": "application/json" },
    oidcToken: {
      serviceAccountEmail: "runner@example.iam.gserviceaccount.com",
      audience: TARGET,
    },
  });
  const body: unknown = JSON.parse(Buffer.from(task.httpRequest.body, "base64").toString());
  const data = z.object({ data: z.object({ event: logEventSchema }) }).parse(body);
  expect(data.data.event).toEqual(exampleEvent(1));
});

test("one that is queued already is success", async () => {
  const { queue } = await setUp({ status: 409, body: { error: { status: "ALREADY_EXISTS" } } });
  await expect(queue.add(exampleEvent(1))).resolves.toBeUndefined();
});

test.each([400, 403, 404, 429, 503])("%i is a failure, told without the event", async (status) => {
  const { queue } = await setUp({ status, body: { error: { message: "event-000000000001" } } });
  await expect(queue.add(exampleEvent(1))).rejects.toThrow(`Cloud Tasks answered ${status}`);
});

test("a cut connection is a failure", async () => {
  const { queue } = await setUp("reset");
  await expect(queue.add(exampleEvent(1))).rejects.toThrow(/hang up|ECONNRESET/);
});

test("no answer is a failure after its time", async () => {
  const { queue, google, clock } = await setUp("hang");
  const added = queue.add(exampleEvent(1));
  added.catch(() => undefined);
  await google.received(1);
  clock.advance(1_500);
  await expect(added).rejects.toThrow(/1500 ms/);
});

test("no access token is a failure after the same time", async () => {
  const { queue, clock } = await setUp(
    { status: 200, body: {} },
    { accessToken: () => new Promise(() => undefined) },
  );
  const added = queue.add(exampleEvent(1));
  added.catch(() => undefined);
  clock.advance(1_500);
  await expect(added).rejects.toThrow(/1500 ms/);
});

test("the emulator is found by its variable and knows its functions by itself", async () => {
  const google = await startFakeGoogle({ status: 200, body: {} });
  const env = { CLOUD_TASKS_EMULATOR_HOST: google.host };
  const accessToken = () => Promise.reject(new Error("not asked for"));
  const queue = createCloudTasksQueue({
    ...PLACE,
    ...tasksAccess(env, { ...PLACE, accessToken }),
    timeoutMs: 1_500,
  });
  await queue.add(exampleEvent(1));
  expect(google.requests[0]?.path).toBe(`/${PARENT}/tasks`);
  const { task } = requestSchema.parse(JSON.parse(google.requests[0]?.body ?? ""));
  expect(task.httpRequest.url).toBe("");
});

test("Google's own is used with the metadata server's token and service account", async () => {
  const metadata = await startFakeGoogle({ status: 200, body: {} });
  const access = tasksAccess(
    { GCE_METADATA_HOST: metadata.host },
    { ...PLACE, accessToken: () => Promise.resolve("token") },
  );
  expect(access).toMatchObject({
    endpoint: "https://cloudtasks.googleapis.com/v2",
    target: TARGET,
  });
  await expect(access.serviceAccount()).rejects.toThrow("told no service account");
  expect(metadata.requests[0]).toMatchObject({
    method: "GET",
    path: "/computeMetadata/v1/instance/service-accounts/default/email",
    headers: { "metadata-flavor": "Google" },
  });
});
