import { useStore } from "@nanostores/react";
import { useMemo, useRef, useState } from "react";
import { importRules } from "../../rules/import-rules.ts";
import type { NeverTrackRule } from "../../rules/never-track.ts";
import { settingsWords } from "../../words/settings.ts";
import { ruleSettingsWords } from "../../words/settings-rules.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextArea } from "../kit/field.tsx";
import { problemWords } from "./problem-words.ts";

/** Takes a list that is pasted or comes from a file, and says of each line that holds no rule why that is. */
export function ImportDialog({
  isOpen,
  known,
  onClose,
  onImport,
}: {
  readonly isOpen: boolean;
  /** The rules that are there already. */
  readonly known: readonly NeverTrackRule[];
  readonly onClose: () => void;
  /** @param news those that are not there yet, at least one. */
  readonly onImport: (news: readonly NeverTrackRule[]) => void;
}) {
  const t = useStore(ruleSettingsWords);
  const all = useStore(settingsWords);
  const [text, setText] = useState("");
  const [error, setError] = useState("");
  const file = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const { rules, problems } = useMemo(() => importRules(text), [text]);
  const there = useMemo(() => new Set(known), [known]);
  const news = rules.filter((rule) => !there.has(rule));

  const close = () => {
    setText("");
    setError("");
    onClose();
  };
  const read = async (chosen: File | undefined) => {
    if (chosen === undefined) return;
    try {
      setText(await chosen.text());
      setError("");
    } catch {
      setError(t.fileFailed);
    }
  };

  return (
    <Dialog
      isOpen={isOpen}
      isWide
      onClose={close}
      title={t.importTitle}
      explanation={t.importHint}
      first={field}
      buttons={
        <>
          <Button onClick={close}>{all.cancel}</Button>
          <Button
            kind="primary"
            disabled={news.length === 0}
            onClick={() => {
              onImport(news);
              close();
            }}
          >
            {t.addFound(news.length)}
          </Button>
        </>
      }
    >
      <TextArea
        ref={field}
        label={t.importText}
        rows={8}
        value={text}
        error={error}
        onChange={(value) => {
          setText(value);
          setError("");
        }}
      />
      <div className="card-row">
        <Button onClick={() => file.current?.click()}>{t.chooseFile}</Button>
        <input
          ref={file}
          type="file"
          accept=".txt,.csv,.tsv,text/plain,text/csv"
          hidden
          onChange={({ target }) => {
            void read(target.files?.[0]);
            // The same file can be chosen again.
            target.value = "";
          }}
        />
        <p role="status">
          {text.trim() === "" ? "" : t.found(news.length)}
          {rules.length > news.length ? ` · ${t.known(rules.length - news.length)}` : ""}
        </p>
      </div>
      {problems.length === 0 ? null : (
        <div className="import-problems">
          <p className="error">{t.problems(problems.length)}</p>
          {/* It may scroll, and then the keyboard must reach it. */}
          <ul tabIndex={0} aria-label={t.problems(problems.length)}>
            {problems.map(({ line, text: written, problem }) => (
              <li key={line}>
                <b>{t.line({ line })}</b> <code>{shortened(written)}</code>{" "}
                {problemWords(t, problem)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
