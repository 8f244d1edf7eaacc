import { useId } from "react";
import type { Preferences } from "../../preferences.ts";

/** The switches, who is signed in, and the ways out. */
export function Settings({
  chosen,
  account,
  onChange,
  onUnpair,
  onSwitch,
}: {
  readonly chosen: Preferences;
  /** The address that is signed in; null for a browser that was paired with a code. */
  readonly account: string | null;
  readonly onChange: (change: Partial<Preferences>) => void;
  readonly onUnpair: () => void;
  readonly onSwitch: () => void;
}) {
  const { paused, countUnconfirmed } = chosen;
  return (
    <footer className="settings">
      <Switch
        label={paused ? "Paused" : "Pause"}
        hint="New mail goes out untracked, and nothing notifies. What is already out is still recorded."
        isOn={paused}
        onChange={(on) => onChange({ paused: on })}
      />
      <Switch
        label="Count unconfirmed opens"
        hint="Those that may be a machine’s, such as Apple Mail’s. Off, a click or a reply must confirm them."
        isOn={countUnconfirmed}
        onChange={(on) => onChange({ countUnconfirmed: on })}
      />
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

function Switch({
  label,
  hint,
  isOn,
  onChange,
}: {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly onChange: (on: boolean) => void;
}) {
  const nameId = useId();
  const hintId = useId();
  return (
    <label className="switch">
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-labelledby={nameId}
        aria-describedby={hintId}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <strong id={nameId}>{label}</strong>
        <span id={hintId} className="hint">
          {hint}
        </span>
      </span>
    </label>
  );
}
