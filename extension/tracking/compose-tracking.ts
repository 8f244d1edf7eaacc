import type { ComposeToggle, ComposeWindow } from "../mail/mail-client.ts";
import type { Notices } from "./notices.ts";
import { type SendTrackingOptions, trackSend } from "./send-tracking.ts";
import { type Readiness, type TrackingSettings } from "./settings.ts";
import { stripElement } from "./strip.ts";

const UNAVAILABLE: Readonly<Record<Exclude<Readiness["state"], "ready">, string>> = {
  "not-paired": "Not tracked: Sightline is not paired with a server. Click its icon to pair it.",
  paused: "Not tracked: Sightline is paused. Click its icon to resume.",
  reloaded: "Not tracked: Sightline was updated. Reload this tab to go on tracking.",
};

/**
 * Makes one compose window track its mail: takes tracked parts of other mails out of the editor, adds the switch, and
 * stands at Send. The switch's last use is the next draft's beginning.
 */
export function trackCompose(
  compose: ComposeWindow,
  options: Omit<SendTrackingOptions, "compose" | "wanted" | "untracked"> & {
    readonly notices: Pick<Notices, "untracked">;
    /** By draft: how its switch stands. Shared by all windows of a page, in which a draft may close and open again. */
    readonly switches: Map<string, boolean>;
  },
): void {
  const { settings, notices, switches } = options;
  let wanted = switches.get(compose.draftId) ?? settings.trackByDefault();
  switches.set(compose.draftId, wanted);

  compose.onSend(
    trackSend({
      ...options,
      compose,
      wanted: () => wanted,
      untracked: (reason) => notices.untracked(reason),
    }),
  );
  const toggle = compose.addToggle(toggleOf(settings, wanted), () => {
    const { state } = settings.readiness();
    if (state !== "ready") return notices.untracked(state);
    wanted = !wanted;
    switches.set(compose.draftId, wanted);
    settings.setTrackByDefault(wanted);
    toggle.update(toggleOf(settings, wanted));
  });
  settings.onChange(() => toggle.update(toggleOf(settings, wanted)), compose.closed);
  stripElement(compose.editor);
}

function toggleOf(settings: TrackingSettings, wanted: boolean): ComposeToggle {
  const { state } = settings.readiness();
  if (state !== "ready") return { state: "unavailable", title: UNAVAILABLE[state] };
  return wanted
    ? { state: "on", title: "Tracked: you will see opens and clicks. Press to send it untracked." }
    : { state: "off", title: "Not tracked. Press to see opens and clicks of this mail." };
}
