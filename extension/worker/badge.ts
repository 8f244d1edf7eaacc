import type { ConnectionState } from "../sync/connection.ts";

/** The text on the toolbar button: "!" when the server shut us out, else the hits nobody looked at yet. */
function badgeText(state: ConnectionState, unseen: number): string {
  if (state === "unauthorized") return "!";
  if (unseen === 0) return "";
  return unseen > 999 ? "999+" : String(unseen);
}

/** The toolbar button. */
export interface BadgeDeps {
  readonly action: {
    setBadgeText(details: { text: string }): Promise<void>;
    setBadgeBackgroundColor(details: { color: string }): Promise<void>;
  };
}

/** Draws the badge. */
export async function drawBadge(
  { action }: BadgeDeps,
  state: ConnectionState,
  unseen: number,
): Promise<void> {
  await action.setBadgeBackgroundColor({ color: state === "unauthorized" ? "#b3261e" : "#0b6b5d" });
  await action.setBadgeText({ text: badgeText(state, unseen) });
}
