import { useStore } from "@nanostores/react";
import { preferences } from "../../preferences.ts";
import type { Session } from "../../session.ts";
import type { Connection } from "../../sync/connection.ts";
import { popupWords } from "../../words/popup.ts";
import { ConnectionLine } from "../connect/connection-line.tsx";
import { tell, type Background } from "../connect/requests.ts";
import { SettingsIcon } from "../dashboard/icons.tsx";
import { IconButton } from "../kit/button.tsx";
import { useStored } from "../kit/live.ts";
import { Mark } from "../kit/mark.tsx";
import { Switch } from "../kit/switch.tsx";

/** The name, in words how the background stands to the server, and for a member the switch that pauses and the settings. */
export function Header({
  api,
  connection,
  session,
}: {
  readonly api: Pick<Background, "runtime">;
  readonly connection: Connection | undefined;
  readonly session: Session | null;
}) {
  const t = useStore(popupWords);
  const chosen = useStored(preferences);
  return (
    <header className="header">
      <Mark />
      <div className="header-text">
        <h1>Sightline</h1>
        <ConnectionLine connection={connection} session={session} />
      </div>
      {session === null || chosen === undefined ? null : (
        <div className="pause" title={t.pauseHint}>
          <Switch
            label={chosen.paused ? t.paused : t.pause}
            isOn={chosen.paused}
            onChange={(paused) => void preferences.change({ paused })}
          />
        </div>
      )}
      <IconButton
        name={t.settings}
        onClick={() => tell(api, { type: "open-dashboard", at: { page: "settings" } })}
      >
        <SettingsIcon />
      </IconButton>
    </header>
  );
}
