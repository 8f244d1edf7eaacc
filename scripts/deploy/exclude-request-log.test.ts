import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { temporaryDirectory } from "../../backend/embedded/temporary-directory.ts";
import { runStep } from "../run-step.ts";

const PROGRAM = fileURLToPath(new URL("exclude-request-log.ts", import.meta.url));

/** Answers as Google's token and logging services do, and keeps what was asked of the latter. */
async function standInGoogle(status: number) {
  const asked: { path: string; body: unknown }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      const answer = path.startsWith("/oauth2/")
        ? { access_token: "ya29.stand-in", expires_in: 3_600, scope: "x", token_type: "Bearer" }
        : { error: { message: "as it was told to answer", status: "X" } };
      if (!path.startsWith("/oauth2/")) {
        asked.push({
          path,
          body: JSON.parse(Buffer.concat(chunks).toString()) as unknown,
        });
      }
      response.writeHead(path.startsWith("/oauth2/") ? 200 : status, {
        "content-type": "application/json",
      });
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve());
  });
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { asked, origin: `http://127.0.0.1:${port}` };
}

async function run(origin: string) {
  return runStep({
    command: [process.execPath, PROGRAM, "acme-sightline"],
    env: {
      // Nobody's own sign-in is used, or changed.
      XDG_CONFIG_HOME: temporaryDirectory(),
      FIREBASE_TOKEN: "1//stand-in",
      FIREBASE_TOKEN_URL: origin,
      FIREBASE_CLOUDLOGGING_URL: origin,
    },
  });
}

test("one request, by the CLI's own client, switches the log off", async () => {
  const google = await standInGoogle(200);
  const { exitCode, output } = await run(google.origin);
  expect(google.asked).toEqual([
    {
      path: "/v2/projects/acme-sightline/exclusions",
      body: expect.objectContaining({ filter: 'log_id("run.googleapis.com/requests")' }),
    },
  ]);
  expect([exitCode, output]).toEqual([0, ""]);
}, 20_000);

test("a log that is off already is no failure; anything else is, and is said", async () => {
  expect((await run((await standInGoogle(409)).origin)).exitCode).toBe(0);
  const refused = await run((await standInGoogle(403)).origin);
  expect(refused).toMatchObject({ exitCode: 1, output: expect.stringContaining("403") });
}, 30_000);
