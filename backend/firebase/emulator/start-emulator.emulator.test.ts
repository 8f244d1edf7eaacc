import { spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { expect, onTestFinished, test, vi } from "vitest";
import { describeWithEmulator } from "./emulator-under-test.ts";
import { findFirestoreEmulator, type EmulatorSearch } from "./find-emulator.ts";
import { startFirestoreEmulator } from "./start-emulator.ts";

describeWithEmulator("an emulator that was started", () => {
  test("answers until it is stopped, and can be stopped twice", async () => {
    const emulator = await startFirestoreEmulator(found());
    onTestFinished(() => emulator.stop());
    expect(await answers(emulator.host)).toBe(true);
    await emulator.stop();
    expect(await answers(emulator.host)).toBe(false);
  });

  test("says with its own words why it does not come up, also where another one answers", async () => {
    const emulator = await startFirestoreEmulator(found());
    onTestFinished(() => emulator.stop());
    const port = Number(emulator.host.split(":")[1]);
    await expect(startFirestoreEmulator({ ...found(), port })).rejects.toThrow(
      /did not come up.*\n[^]*address already in use/i,
    );
  });

  test("ends with the process that started it, even when that one is killed", async () => {
    const module = new URL("start-emulator.ts", import.meta.url).href;
    const program = `
      import { startFirestoreEmulator } from ${JSON.stringify(module)};
      const emulator = await startFirestoreEmulator(${JSON.stringify(found())});
      process.stdout.write(emulator.host);
      setInterval(() => {}, 1_000);`;
    const parent = spawn(process.execPath, ["--input-type=module-typescript", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    onTestFinished(() => void parent.kill("SIGKILL"));
    const [host] = await once(parent.stdout, "data");
    expect(await answers(String(host))).toBe(true);
    parent.kill("SIGKILL");
    await vi.waitFor(async () => expect(await answers(String(host))).toBe(false), {
      timeout: 15_000,
    });
  });
});

function found(): Extract<EmulatorSearch, { kind: "found" }> {
  const search = findFirestoreEmulator(process.env);
  if (search.kind === "missing") throw new Error(search.why);
  return search;
}

async function answers(host: string): Promise<boolean> {
  const answer = await fetch(`http://${host}/`).catch(() => null);
  return answer?.ok === true;
}
