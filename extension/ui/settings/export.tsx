import { useStore } from "@nanostores/react";
import { useState } from "react";
import type { SightlineDatabase } from "../../db/database.ts";
import { exportData } from "../../db/export-data.ts";
import { preferences } from "../../preferences.ts";
import { dataSettingsWords } from "../../words/settings-data.ts";
import { Button } from "../kit/button.tsx";
import { saveFile } from "./save-file.ts";

/** Everything of the rep's in one file. */
export function Export({ db }: { readonly db: SightlineDatabase }) {
  const t = useStore(dataSettingsWords);
  const [state, setState] = useState<"idle" | "busy" | "done" | "failed">("idle");
  const save = async () => {
    setState("busy");
    try {
      const now = Date.now();
      const [data, chosen] = await Promise.all([exportData(db, now), preferences.getValue()]);
      const day = data.exportedAt.slice(0, 10);
      const contents = JSON.stringify({ ...data, preferences: chosen }, null, 2);
      saveFile(`sightline-${day}.json`, "application/json", contents);
      setState("done");
    } catch {
      setState("failed");
    }
  };
  return (
    <>
      <p className="hint">{t.exportHint}</p>
      <div className="buttons">
        <Button isBusy={state === "busy"} onClick={() => void save()}>
          {state === "busy" ? t.exporting : t.export}
        </Button>
        <p className={state === "failed" ? "button-note error" : "button-note"} role="status">
          {state === "done" ? t.exported : state === "failed" ? t.exportFailed : ""}
        </p>
      </div>
    </>
  );
}
