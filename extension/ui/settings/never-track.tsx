import { useStore } from "@nanostores/react";
import { useDeferredValue, useMemo, useState } from "react";
import { parseRule, ruleFor, type NeverTrackRule } from "../../rules/never-track.ts";
import { settingsWords } from "../../words/settings.ts";
import { ruleSettingsWords } from "../../words/settings-rules.ts";
import { Button } from "../kit/button.tsx";
import { TextField } from "../kit/field.tsx";
import { useToast } from "../kit/toaster.tsx";
import { Card } from "./card.tsx";
import { EntryForm, EntryList } from "./entries.tsx";
import { ImportDialog } from "./import-dialog.tsx";
import { PatternHelp } from "./pattern-help.tsx";
import { problemWords } from "./problem-words.ts";
import { saveFile } from "./save-file.ts";
import { useSaver } from "./use-saver.ts";

/** The same in every language. */
const examplePattern = "*.example.org";
/** From so many on, the list can be searched. */
const searchableFrom = 6;

/** The people and companies whose mail goes out untracked. */
export function NeverTrack({ rules }: { readonly rules: readonly NeverTrackRule[] }) {
  const t = useStore(ruleSettingsWords);
  const all = useStore(settingsWords);
  const saver = useSaver();
  const toast = useToast();
  const [search, setSearch] = useState("");
  const [isImporting, setIsImporting] = useState(false);
  const wanted = useDeferredValue(search).trim().toLowerCase();
  const ruleOf = useMemo(() => ruleFor(rules), [rules]);
  const shown = useMemo(
    () => (wanted === "" ? rules : rules.filter((rule) => rule.includes(wanted))),
    [rules, wanted],
  );

  const add = (news: readonly NeverTrackRule[]) =>
    saver.save(({ neverTrack }) => ({ neverTrack: [...new Set([...neverTrack, ...news])] }));
  const take = (gone: readonly NeverTrackRule[]) =>
    saver.save(({ neverTrack }) => ({
      neverTrack: neverTrack.filter((rule) => !gone.includes(rule)),
    }));
  const clear = () => {
    const before = rules;
    take(before);
    toast.show({ text: t.cleared(before.length), undo: () => add(before) });
  };

  return (
    <Card title={t.people} hint={t.peopleHint} saver={saver}>
      <EntryForm
        label={t.newRule}
        placeholder={examplePattern}
        dir="ltr"
        check={(text) => {
          const read = parseRule(text);
          if ("problem" in read) return { error: problemWords(t, read.problem) };
          return rules.includes(read.rule) ? { error: t.isThere } : { entry: read.rule };
        }}
        onAdd={(rule) => add([rule])}
      />
      <PatternHelp />
      {rules.length < searchableFrom ? null : (
        <TextField label={t.filter} type="search" dir="ltr" value={search} onChange={setSearch} />
      )}
      {rules.length >= searchableFrom && wanted.includes("@") && isAddress(wanted) ? (
        <TriedAddress address={wanted} rule={ruleOf(wanted)} />
      ) : null}
      {rules.length === 0 ? <p>{t.noRules}</p> : null}
      {rules.length > 0 && shown.length === 0 ? <p role="status">{t.noMatch}</p> : null}
      <EntryList
        name={t.ruleList}
        entries={shown}
        onRemove={(rule) => {
          take([rule]);
          toast.show({ text: all.removed({ what: rule }), undo: () => add([rule]) });
        }}
      />
      <div className="buttons">
        <Button onClick={() => setIsImporting(true)}>{t.import}</Button>
        {rules.length === 0 ? null : (
          <>
            <Button
              onClick={() => saveFile("sightline-never-track.txt", "text/plain", rules.join("\n"))}
            >
              {t.export}
            </Button>
            <Button kind="danger" onClick={clear}>
              {t.clear}
            </Button>
            <span className="count hint">{t.rules(rules.length)}</span>
          </>
        )}
      </div>
      <ImportDialog
        isOpen={isImporting}
        known={rules}
        onClose={() => setIsImporting(false)}
        onImport={(news) => {
          add(news);
          toast.show({ text: t.added(news.length), undo: () => take(news) });
        }}
      />
    </Card>
  );
}

function TriedAddress({
  address,
  rule,
}: {
  readonly address: string;
  readonly rule: NeverTrackRule | null;
}) {
  const t = useStore(ruleSettingsWords);
  return (
    <p role="status" className="card-note">
      {rule === null ? t.wouldNot({ address }) : t.wouldApply({ address, rule })}
    </p>
  );
}

/** Whether it names one person, and no pattern. */
function isAddress(text: string): boolean {
  const read = parseRule(text);
  return "rule" in read && read.rule.includes("@") && !read.rule.includes("*");
}
