import { randomBytes } from "node:crypto";
import { expect, test, vi } from "vitest";
import * as z from "zod";
import { formatSecretRing, newSecretRing } from "../../../shared/secret-ring.ts";
import { deriveSenderKey, prepareSenderKey } from "../../../shared/sender-key.ts";
import { randomMessageId } from "../../../shared/token.ts";
import { mintClickUrl, mintOpenUrl } from "../../../shared/tracked-url.ts";
import { ANNA } from "../../core/example-event.ts";
import {
  describeWithEmulator,
  emulatorHost,
  freshProjectId,
} from "../emulator/emulator-under-test.ts";
import { startFakeGoogle } from "../firestore/fake-google.ts";
import { serveHit } from "./framework-under-test.ts";

const SECRET = new Uint8Array(32).fill(7);
const key = prepareSenderKey(ANNA, deriveSenderKey(SECRET, ANNA), 1);
const mail = { messageId: randomMessageId(randomBytes), mintedAt: 1_795_000_000, recipient: 0 };
const OPEN = mintOpenUrl({ trackingOrigin: "", key }, mail);
/** Latin-1 escapes and a lone "%": Express would answer 400 to it. */
const DESTINATION = "https://a.example/caf%E9/50%-off?a%20b&c";
const CLICK = mintClickUrl({ trackingOrigin: "", key }, { ...mail, link: 1 }, DESTINATION) ?? "";

/** Nobody listens there. */
const NOWHERE = "127.0.0.1:9";

function settings(firestore: string, tasks: string, projectId: string) {
  return {
    FIRESTORE_EMULATOR_HOST: firestore,
    CLOUD_TASKS_EMULATOR_HOST: tasks,
    GCLOUD_PROJECT: projectId,
    SIGHTLINE_SECRET: formatSecretRing(newSecretRing(() => SECRET)),
  };
}

async function storedKinds(projectId: string): Promise<string[]> {
  const answer = await fetch(
    `http://${emulatorHost}/v1/projects/${projectId}/databases/(default)/documents/senders/${ANNA}/events`,
    { headers: { authorization: "Bearer owner" } },
  );
  const event = z.object({ fields: z.object({ kind: z.object({ stringValue: z.string() }) }) });
  const { documents } = z
    .object({ documents: z.array(event).default([]) })
    .parse(await answer.json());
  return documents.map(({ fields }) => fields.kind.stringValue);
}

describeWithEmulator("hit under functions-framework", () => {
  test("stores before it answers; links that are no UTF-8 lead where they should", async () => {
    const projectId = freshProjectId();
    const { url, logged, complaints } = await serveHit(settings(emulatorHost, NOWHERE, projectId));

    const open = await fetch(url + OPEN);
    expect([open.status, (await open.arrayBuffer()).byteLength]).toEqual([200, 43]);
    expect(await storedKinds(projectId)).toEqual(["open"]);

    const click = await fetch(url + CLICK, { redirect: "manual" });
    expect([click.status, click.headers.get("location")]).toEqual([302, DESTINATION]);
    expect(await storedKinds(projectId)).toEqual(["open", "click"]);

    expect((await fetch(url + OPEN, { method: "HEAD" })).headers.get("content-length")).toBe("43");
    expect((await fetch(url + OPEN, { method: "POST", body: "{" })).status).toBe(405);
    expect(await storedKinds(projectId)).toHaveLength(3);
    expect([logged, complaints()]).toEqual([[], ""]);
  });

  test("without Firestore the hit is a task", async () => {
    const tasks = await startFakeGoogle({ status: 200, body: {} });
    const { url, logged } = await serveHit(settings(NOWHERE, tasks.host, freshProjectId()));
    expect((await fetch(url + CLICK, { redirect: "manual" })).status).toBe(302);
    expect(tasks.requests).toHaveLength(1);
    await vi.waitFor(() => expect(logged).toMatchObject([{ message: "event log down" }]));
  });

  test("without both the hit is a line", async () => {
    const { url, logged } = await serveHit(settings(NOWHERE, NOWHERE, freshProjectId()));
    expect((await fetch(url + OPEN)).status).toBe(200);
    await vi.waitFor(() =>
      expect(logged).toContainEqual(
        expect.objectContaining({
          message: "hit kept in this line only",
          event: expect.objectContaining({ kind: "open", sid: ANNA }),
        }),
      ),
    );
  });

  test("when Firestore takes the request and says nothing, the recipient waits seconds, not a minute", async () => {
    const firestore = await startFakeGoogle("hang");
    const tasks = await startFakeGoogle({ status: 200, body: {} });
    const { url } = await serveHit(settings(firestore.host, tasks.host, freshProjectId()));
    const start = performance.now();
    expect((await fetch(url + OPEN)).status).toBe(200);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect([firestore.requests.length, tasks.requests.length]).toEqual([2, 1]);
  });

  test("with wrong settings it says so at its start, and still answers", async () => {
    const { url, logged } = await serveHit({ SIGHTLINE_SECRET: "1:damaged" });
    expect((await fetch(url + OPEN)).status).toBe(200);
    const page = await fetch(url + CLICK, { redirect: "manual" });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("a.example")]);
    expect(logged.slice(0, 2)).toMatchObject([
      { severity: "ERROR", message: "settings at fault" },
      { severity: "ERROR", message: expect.stringContaining("SIGHTLINE_SECRET is damaged") },
    ]);
    expect(JSON.stringify(logged)).not.toContain("1:damaged");
  });
});
