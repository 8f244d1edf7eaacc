import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { expect, test } from "./production-story.ts";

const command = fileURLToPath(new URL("../../scripts/emulators.ts", import.meta.url));

test("npm run emulators starts a stack of its own beside another, says where, and leaves nothing behind", async ({
  stack: another,
}) => {
  test.setTimeout(120_000);
  const child = spawn(process.execPath, [command, "--no-browser", "--domain", "acme.example"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const output = await printed(child, "Stop  ");
    const [, origin = ""] = /^Server +(\S+)/m.exec(output) ?? [];
    expect(origin).not.toBe(another.origin);
    expect(output).toMatch(/^Sign in +as robin@acme\.example or kim@acme\.example/m);
    const facts = await fetch(`${origin}/.well-known/sightline`);
    expect(await facts.json()).toMatchObject({
      trackingOrigin: origin,
      firebase: { domains: ["acme.example"] },
    });

    child.kill("SIGINT");
    const [code] = (await once(child, "exit")) as [number | null];
    expect(code).toBe(0);
    await expect(fetch(origin)).rejects.toThrow("fetch failed");
  } finally {
    child.kill("SIGKILL");
  }
});

/** Its output, as soon as this stands in it; it is read on to its end, so that it never waits for a reader. */
function printed({ stdout }: ChildProcess, text: string): Promise<string> {
  let output = "";
  return new Promise((resolve) => {
    stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes(text)) resolve(output);
    });
    stdout?.once("end", () => resolve(output));
  });
}
