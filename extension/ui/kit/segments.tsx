import { useId, type ReactNode } from "react";
import "./segments.css";

/** One of a few, all of which are seen. The arrow keys choose. */
export function Segments<Value extends string>({
  name,
  value,
  choices,
  onChange,
}: {
  /** What is chosen; read out, not drawn. */
  readonly name: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly onChange: (value: Value) => void;
}) {
  const group = useId();
  return (
    <div className="segments" role="radiogroup" aria-label={name}>
      {choices.map((choice) => (
        <label key={choice.value} className="segment">
          <input
            type="radio"
            name={group}
            value={choice.value}
            checked={choice.value === value}
            onChange={() => onChange(choice.value)}
          />
          {choice.label}
        </label>
      ))}
    </div>
  );
}
