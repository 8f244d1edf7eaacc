import { useId } from "react";

/** The pause switch and the way out. */
export function Settings({
  paused,
  onPausedChange,
  onUnpair,
}: {
  readonly paused: boolean;
  readonly onPausedChange: (paused: boolean) => void;
  readonly onUnpair: () => void;
}) {
  const id = useId();
  return (
    <footer className="settings">
      <label className="pause">
        <input
          type="checkbox"
          role="switch"
          checked={paused}
          aria-describedby={id}
          onChange={(event) => onPausedChange(event.target.checked)}
        />
        <span>
          <strong>{paused ? "Paused" : "Pause"}</strong>
          <span id={id} className="hint">
            New mail goes out untracked and nothing notifies; what is already out keeps being
            recorded.
          </span>
        </span>
      </label>
      <button className="quiet" type="button" onClick={onUnpair}>
        Unpair…
      </button>
    </footer>
  );
}
