import { useId, type ComponentProps, type ReactNode } from "react";
import "./field.css";

interface FieldProps {
  readonly label: string;
  /** The label is read out, but not drawn: something else on the page says the same. */
  readonly isLabelHidden?: boolean;
  /** Stands below the field as long as there is no error. */
  readonly hint?: ReactNode;
  /** What is wrong with what stands in it; "": nothing. */
  readonly error?: string;
  /** Room for two lines of hint or error is kept, so that nothing moves. */
  readonly isSteady?: boolean;
}

type Control<Tag extends "input" | "textarea" | "select"> = Omit<
  ComponentProps<Tag>,
  "className" | "id" | "value" | "onChange" | "aria-invalid" | "aria-describedby"
> & { readonly value: string; readonly onChange: (value: string) => void };

/** A field for one line of text, with its label and below it a hint that an error takes the place of. */
export function TextField({ onChange, ...props }: FieldProps & Control<"input">) {
  const [field, rest] = split(props);
  return (
    <Field {...field}>
      {(own) => (
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...own}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

/** The same for several lines. */
export function TextArea({ onChange, ...props }: FieldProps & Control<"textarea">) {
  const [field, rest] = split(props);
  return (
    <Field {...field}>
      {(own) => (
        <textarea
          spellCheck={false}
          {...rest}
          {...own}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

/** One of a list. The system's own, which every keyboard and screen reader knows. */
export function Select<Value extends string>({
  choices,
  value,
  onChange,
  ...field
}: FieldProps & {
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <Field {...field}>
      {(own) => (
        <select
          {...own}
          value={value}
          onChange={({ target }) => {
            const chosen = choices.find((choice) => choice.value === target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** What the field itself needs, apart from what its control takes. */
function split<Props extends FieldProps>({
  label,
  isLabelHidden,
  hint,
  error,
  isSteady,
  ...rest
}: Props): [FieldProps, Omit<Props, keyof FieldProps>] {
  return [
    {
      label,
      ...(isLabelHidden === undefined ? {} : { isLabelHidden }),
      ...(hint === undefined ? {} : { hint }),
      ...(error === undefined ? {} : { error }),
      ...(isSteady === undefined ? {} : { isSteady }),
    },
    rest,
  ];
}

function Field({
  label,
  isLabelHidden = false,
  hint,
  error = "",
  isSteady = false,
  children,
}: FieldProps & {
  readonly children: (own: {
    readonly id: string;
    readonly "aria-invalid": boolean | undefined;
    readonly "aria-describedby": string;
  }) => ReactNode;
}) {
  const id = useId();
  const noteId = useId();
  return (
    <div className="text-field" data-steady={isSteady || undefined}>
      <label htmlFor={id} className={isLabelHidden ? "unseen" : undefined}>
        {label}
      </label>
      {children({
        id,
        "aria-invalid": error === "" ? undefined : true,
        "aria-describedby": noteId,
      })}
      <p id={noteId} className={error === "" ? "hint" : "error"} aria-live="polite">
        {error === "" ? hint : error}
      </p>
    </div>
  );
}
