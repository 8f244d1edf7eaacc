import { useId } from "react";

/** The pause switch, who is signed in, and the ways out. */
export function Settings({
  paused,
  account,
  onPausedChange,
  onUnpair,
  onSwitch,
}: {
  readonly paused: boolean;
  /** The address that is signed in; null for a browser that was paired with a code. */
  readonly account: string | null;
  readonly onPausedChange: (paused: boolean) => void;
  readonly onUnpair: () => void;
  readonly onSwitch: () => void;
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
      {account === null ? (
        <button className="quiet" type="button" onClick={onUnpair}>
          Unpair…
        </button>
      ) : (
        <div className="account">
          <p title={account}>{account}</p>
          <button className="quiet" type="button" onClick={onSwitch}>
            Switch account…
          </button>
          <button className="quiet" type="button" onClick={onUnpair}>
            Sign out…
          </button>
        </div>
      )}
    </footer>
  );
}
