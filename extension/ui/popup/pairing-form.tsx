import { useEffect, useId, useRef, useState } from "react";
import { pairField, pairSentence, type PairOutcome } from "../../pairing/outcome.ts";
import type { PairAttempt } from "../../pairing/pair.ts";

/** What stands in the form at first. */
export interface PairingDraft {
  readonly server: string;
  readonly code: string;
}

const defaultServer = "http://127.0.0.1:8787";

/** Asks for a server and its code, says what came of it beside the field it is about. */
export function PairingForm({
  draft,
  submitAtOnce,
  replace,
  pair,
  onCancel,
}: {
  readonly draft: PairingDraft | null;
  /** True for a pairing link: it is a filled form that somebody already sent. */
  readonly submitAtOnce: boolean;
  readonly replace: boolean;
  readonly pair: (attempt: PairAttempt) => Promise<PairOutcome>;
  readonly onCancel: (() => void) | null;
}) {
  const [server, setServer] = useState(draft?.server ?? defaultServer);
  const [code, setCode] = useState(draft?.code ?? "");
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<PairOutcome | null>(null);
  const serverInput = useRef<HTMLInputElement>(null);
  const codeInput = useRef<HTMLInputElement>(null);
  const submitted = useRef(false);

  const submit = async () => {
    setBusy(true);
    setOutcome(null);
    const result = await pair({ server, code, replace });
    setBusy(false);
    setOutcome(result);
    if (result.kind === "paired") return;
    const input = pairField(result) === "server" ? serverInput : codeInput;
    input.current?.focus();
  };

  useEffect(() => {
    if (!submitAtOnce || submitted.current) return;
    submitted.current = true;
    void submit();
  });

  const problem = outcome === null || outcome.kind === "paired" ? null : outcome;
  const errorFor = (field: "server" | "code") =>
    problem !== null && pairField(problem) === field ? pairSentence(problem) : "";
  return (
    <form
      className="pairing"
      aria-busy={busy}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
    >
      <h2>{replace ? "Pair again" : "Pair with your server"}</h2>
      <Field
        label="Server"
        value={server}
        onChange={setServer}
        inputRef={serverInput}
        hint="Where your Sightline server listens, such as the one that npm start starts."
        error={errorFor("server")}
        inputMode="url"
        autoFocus={false}
      />
      <Field
        label="Pairing code"
        value={code}
        onChange={setCode}
        inputRef={codeInput}
        hint="The server shows it in its terminal. A code is good for one browser and for a quarter of an hour."
        error={errorFor("code")}
        inputMode="text"
        autoFocus={!submitAtOnce}
      />
      <div className="buttons">
        <button className="primary" type="submit" aria-disabled={busy}>
          {busy ? "Pairing…" : "Pair"}
        </button>
        {onCancel === null ? null : (
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}

function Field({
  label,
  value,
  onChange,
  inputRef,
  hint,
  error,
  inputMode,
  autoFocus,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly inputRef: React.RefObject<HTMLInputElement | null>;
  /** Stands below the field as long as there is no error. */
  readonly hint: string;
  readonly error: string;
  readonly inputMode: "url" | "text";
  readonly autoFocus: boolean;
}) {
  const id = useId();
  const noteId = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        ref={inputRef}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        inputMode={inputMode}
        autoFocus={autoFocus}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={error !== ""}
        aria-describedby={noteId}
      />
      <p id={noteId} className={error === "" ? "hint" : "error"} aria-live="polite">
        {error === "" ? hint : error}
      </p>
    </div>
  );
}
