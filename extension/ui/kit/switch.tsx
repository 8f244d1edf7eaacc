import { useId, type ReactNode } from "react";
import "./switch.css";

interface SwitchProps {
  readonly label: string;
  /** What it means, below the name. */
  readonly hint?: ReactNode;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Takes effect at once, as the settings do. */
export function Switch(props: SwitchProps) {
  return <Toggle className="switch" role="switch" {...props} />;
}

/** One of several that can be chosen together. */
export function Checkbox(props: SwitchProps) {
  return <Toggle className="checkbox" role={undefined} {...props} />;
}

function Toggle({
  className,
  role,
  label,
  hint,
  isOn,
  isDisabled = false,
  onChange,
}: SwitchProps & { readonly className: string; readonly role: "switch" | undefined }) {
  const nameId = useId();
  const hintId = useId();
  const hasHint = hint !== undefined && hint !== null && hint !== "";
  return (
    <label className={className}>
      <input
        type="checkbox"
        role={role}
        checked={isOn}
        disabled={isDisabled}
        aria-labelledby={nameId}
        aria-describedby={hasHint ? hintId : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        <strong id={nameId}>{label}</strong>
        {hasHint ? (
          <span id={hintId} className="hint">
            {hint}
          </span>
        ) : null}
      </span>
    </label>
  );
}
