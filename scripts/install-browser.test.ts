import { describe, expect, test } from "vitest";
import type { FoundBrowser } from "./find-browser.ts";
import { ensureBrowser, type BrowserInstaller } from "./install-browser.ts";

interface Machine {
  readonly isRoot?: boolean;
  /** Commands that end well, by how their line begins or what it holds. */
  readonly works: readonly string[];
  /** The command after which a browser is there. */
  readonly brings?: string;
  readonly before?: FoundBrowser;
}

function machine({ isRoot = false, works, brings, before = { kind: "missing" } }: Machine) {
  const ran: string[] = [];
  let found = before;
  const run = (command: string, ...args: readonly string[]): boolean => {
    const line = [command, ...args].join(" ");
    ran.push(line);
    const well = works.some((part) => line.includes(part));
    if (well && brings !== undefined && line.includes(brings)) {
      found = { kind: "found", path: "/usr/bin/chromium", from: "PATH" };
    }
    return well;
  };
  const on: BrowserInstaller = { find: () => found, run, probe: run, isRoot, say: () => {} };
  return { on, ran };
}

describe("making sure of a browser", () => {
  test("installs nothing where one is", () => {
    const { on, ran } = machine({
      works: [],
      before: { kind: "found", path: "/b", from: "SIGHTLINE_BROWSER" },
    });
    expect(ensureBrowser(undefined, on)).toEqual({ kind: "ready", path: "/b", installed: false });
    expect(ran).toEqual([]);
  });

  test("installs nothing in place of one that was named and is not there", () => {
    const { on, ran } = machine({
      works: ["apt-get"],
      before: { kind: "misnamed", message: "no such program" },
    });
    expect(ensureBrowser(undefined, on)).toEqual({ kind: "failed", message: "no such program" });
    expect(ran).toEqual([]);
  });

  test("as root, updates the lists and installs Debian's, without a question", () => {
    const { on, ran } = machine({ isRoot: true, works: ["apt-get"], brings: "install -y" });
    expect(ensureBrowser(undefined, on)).toEqual({
      kind: "ready",
      path: "/usr/bin/chromium",
      installed: true,
    });
    expect(ran[1]).toMatch(/^env DEBIAN_FRONTEND=noninteractive apt-get .*update$/);
    expect(ran[2]).toMatch(/^env DEBIAN_FRONTEND=noninteractive apt-get .*install -y .*chromium/);
  });

  test("uses sudo only where it asks for no password", () => {
    const may = machine({ works: ["apt-get", "sudo -n"], brings: "install -y" });
    expect(ensureBrowser(undefined, may.on).kind).toBe("ready");
    expect(may.ran.at(-1)).toMatch(/^sudo -n env DEBIAN_FRONTEND=noninteractive apt-get /);

    const mayNot = machine({
      works: ["apt-get --version", "install chromium"],
      brings: "cli.js install chromium",
    });
    expect(ensureBrowser(undefined, mayNot.on)).toMatchObject({ kind: "ready", installed: true });
    expect(mayNot.ran.at(-1)).toContain("cli.js install chromium");
    expect(mayNot.ran.filter((line) => line.startsWith("sudo -n env"))).toEqual([]);
  });

  test("leaves the system alone where that is asked", () => {
    const { on, ran } = machine({ isRoot: true, works: ["apt-get", "cli.js"], brings: "cli.js" });
    expect(ensureBrowser(["playwright"], on).kind).toBe("ready");
    expect(ran.filter((line) => line.includes("apt-get"))).toEqual([]);
  });

  test("says what was tried where nothing helps", () => {
    const { on } = machine({ works: [] });
    expect(ensureBrowser(undefined, on)).toMatchObject({
      kind: "failed",
      message: expect.stringMatching(/no apt-get[\s\S]*download failed[\s\S]*SIGHTLINE_BROWSER/),
    });
  });
});
