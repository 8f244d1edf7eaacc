import type { MailClientName } from "../../e2e/harness/webmail.ts";

/** `desktop`: a browser for a person; `demo`: the main job on a stand-in; `server`: only the server. */
export type Mode = "desktop" | "demo" | "server";

interface Asked {
  /** On whose stand-in; false: no demo. Null: not said. */
  readonly demo: MailClientName | false | null;
  readonly publicUrl?: string | undefined;
}

/** What to do, from what was asked for and whether a person can see a window. */
export function chooseMode({ demo, publicUrl }: Asked, display: boolean): Mode {
  if (demo !== null && demo !== false) return "demo";
  if (display) return "desktop";
  // Who names a public address wants the server, not a demo that would leave a made-up sender in it.
  return demo === false || publicUrl !== undefined ? "server" : "demo";
}

/** Whether a person can see a window that this process opens. */
export function hasDisplay(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
): boolean {
  if (platform === "win32" || platform === "darwin") return true;
  return Boolean(env["DISPLAY"]) || Boolean(env["WAYLAND_DISPLAY"]);
}
