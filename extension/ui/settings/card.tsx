import { useStore } from "@nanostores/react";
import { useId, type ReactNode } from "react";
import { settingsWords } from "../../words/settings.ts";
import { TickIcon } from "../kit/icons.tsx";
import type { Saver } from "./use-saver.ts";

/** Settings that belong together, and beside their name what came of the last change. */
export function Card({
  title,
  hint,
  saver,
  children,
}: {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly saver?: Saver;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id}>{title}</h2>
        {saver === undefined ? null : <SaveNote {...saver} />}
      </header>
      {hint === undefined ? null : <p className="hint">{hint}</p>}
      {children}
    </section>
  );
}

function SaveNote({ state, save }: Saver) {
  const t = useStore(settingsWords);
  if (state.is === "failed") {
    return (
      <p className="save-note error" role="alert">
        {t.notSaved}{" "}
        <button className="link" type="button" onClick={() => save(state.change)}>
          {t.tryAgain}
        </button>
      </p>
    );
  }
  return (
    <p className="save-note" role="status" data-state={state.is}>
      {state.is === "saved" ? <TickIcon /> : null}
      {state.is === "saved" ? t.saved : state.is === "saving" ? t.saving : ""}
    </p>
  );
}
