import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { temporaryDirectory } from "../../backend/embedded/temporary-directory.ts";
import { runCommand, type RunCommand } from "./command.ts";
import { FRESH } from "./deployment.fixture.ts";
import { firebaseCli } from "./firebase-cli.ts";
import { firebaseProgram } from "./firebase-tools.ts";

function cliOver(run: RunCommand) {
  return firebaseCli({ run, program: ["firebase"], root: ".", onOutput: () => undefined });
}

/** A CLI that prints this, whatever it is asked. */
function printing(stdout: string, exitCode = 0, stderr = ""): RunCommand {
  return async () => ({ exitCode, stdout, stderr });
}

test("a program of its own gets a secret through its input, and its answer is read", async () => {
  const root = temporaryDirectory();
  const state = join(root, "state.json");
  writeFileSync(state, JSON.stringify(FRESH));
  const program = fileURLToPath(new URL("stand-in-program.ts", import.meta.url));
  const cli = firebaseCli({
    run: runCommand,
    program: [process.execPath, program, state],
    root,
    onOutput: () => undefined,
  });

  expect(await cli.secretVersions("acme-sightline", "S")).toEqual({ kind: "answer", value: null });
  expect(await cli.setSecret("acme-sightline", "S", "1:abc\n")).toEqual({
    kind: "answer",
    value: null,
  });
  expect(await cli.readSecret("acme-sightline", "S")).toEqual({ kind: "answer", value: "1:abc" });
  expect(readFileSync(`${state}.calls`, "utf8")).not.toContain("abc");
});

test("the firebase-tools that are installed start without a network or a login", async () => {
  const cli = firebaseCli({
    run: runCommand,
    program: firebaseProgram(),
    root: temporaryDirectory(),
    onOutput: () => undefined,
  });
  expect(await cli.version()).toEqual({ kind: "answer", value: expect.stringMatching(/^15\./) });
});

test("a program that is not there is a failure, not an exception", async () => {
  const run: RunCommand = (command) => runCommand({ ...command, program: ["no-such-program"] });
  expect(await cliOver(run).version()).toMatchObject({ kind: "failed" });
});

describe("what the CLI answers", () => {
  test("is found behind what it prints before its JSON", async () => {
    const cli = cliOver(printing('⚠ old Node {really}\n{"status":"success","result":[]}'));
    expect(await cli.projects()).toEqual({ kind: "answer", value: [] });
  });

  test("is refused when it is not what was expected", async () => {
    const cli = cliOver(printing('{"status":"success","result":{"x":1}}'));
    expect(await cli.projects()).toMatchObject({
      failure: { kind: "other", message: expect.stringContaining("not expected") },
    });
    expect(await cliOver(printing("{ broken")).projects()).toMatchObject({ kind: "failed" });
    expect(await cliOver(printing("")).projects()).toMatchObject({ kind: "failed" });
  });

  test.each([
    ["Failed to authenticate, have you run firebase login?", "login"],
    ["Your credentials are no longer valid. Please run firebase login --reauth", "login"],
    [
      "Your project x must be on the Blaze (pay-as-you-go) plan to complete this command.",
      "billing",
    ],
    ["Request to https://x had HTTP Error: 403, Permission 'y' denied on resource", "permission"],
    [
      "Authorization failed. This account is missing the following required permissions",
      "permission",
    ],
    ["HTTP Error: 403, Cloud Firestore API has not been used in project 1 before", "service-off"],
    ["Request to https://x had HTTP Error: 404, Secret [x] not found", "not-found"],
    ["Failed to make request to https://firebase.googleapis.com/v1beta1/projects", "network"],
    ["Timed out waiting for API secretmanager to enable.", "timeout"],
    ["HTTP Error: 409, unable to queue the operation", "other"],
  ])("%s → %s", async (message, kind) => {
    const json = cliOver(printing(JSON.stringify({ status: "error", error: message }), 1));
    expect(await json.projects()).toMatchObject({ kind: "failed", failure: { kind, message } });
    const plain = cliOver(printing("=== Deploying\n", 1, `\nError: ${message}\n`));
    expect(await plain.deploy("p", "hosting", ".")).toMatchObject({ failure: { kind, message } });
  });
});
