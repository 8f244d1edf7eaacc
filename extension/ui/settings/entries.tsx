import { useStore } from "@nanostores/react";
import { useRef, useState } from "react";
import { settingsWords } from "../../words/settings.ts";
import { Button, IconButton } from "../kit/button.tsx";
import { TextField } from "../kit/field.tsx";
import { CloseIcon } from "../kit/icons.tsx";
import "./entries.css";

/** A field whose text becomes one more entry of a list, or is told why it cannot. */
export function EntryForm({
  label,
  placeholder,
  dir = "auto",
  check,
  onAdd,
}: {
  readonly label: string;
  readonly placeholder?: string;
  /** Of what is written; addresses are `ltr` in every language. */
  readonly dir?: "ltr" | "auto";
  readonly check: (text: string) => { readonly entry: string } | { readonly error: string };
  readonly onAdd: (entry: string) => void;
}) {
  const all = useStore(settingsWords);
  const [written, setWritten] = useState("");
  const [error, setError] = useState("");
  const field = useRef<HTMLInputElement>(null);
  return (
    <form
      className="card-row with-note"
      onSubmit={(event) => {
        event.preventDefault();
        const checked = check(written);
        if ("error" in checked) {
          setError(checked.error);
          field.current?.focus();
          return;
        }
        onAdd(checked.entry);
        setWritten("");
        setError("");
      }}
    >
      <TextField
        ref={field}
        label={label}
        placeholder={placeholder}
        dir={dir}
        autoCapitalize="off"
        value={written}
        error={error}
        onChange={(value) => {
          setWritten(value);
          setError("");
        }}
      />
      <Button type="submit">{all.add}</Button>
    </form>
  );
}

/** Entries, each with a button that takes it away. The keyboard goes on to the next one then. */
export function EntryList({
  name,
  entries,
  onRemove,
}: {
  readonly name: string;
  readonly entries: readonly string[];
  readonly onRemove: (entry: string) => void;
}) {
  const all = useStore(settingsWords);
  const list = useRef<HTMLUListElement>(null);
  if (entries.length === 0) return null;
  return (
    <ul ref={list} className="entries" aria-label={name}>
      {entries.map((entry, index) => (
        <li key={entry}>
          <span dir="auto">{entry}</span>
          <IconButton
            name={all.remove({ what: entry })}
            onClick={() => {
              const buttons = list.current?.querySelectorAll("button") ?? [];
              (buttons[index + 1] ?? buttons[index - 1])?.focus();
              onRemove(entry);
            }}
          >
            <CloseIcon />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
