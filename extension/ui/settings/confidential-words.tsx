import { useStore } from "@nanostores/react";
import { settingsWords } from "../../words/settings.ts";
import { ruleSettingsWords } from "../../words/settings-rules.ts";
import { useToast } from "../kit/toaster.tsx";
import { Card } from "./card.tsx";
import { EntryForm, EntryList } from "./entries.tsx";
import { useSaver } from "./use-saver.ts";

/** In characters. */
const longestWord = 100;

/** The words with which a mail goes out untracked. */
export function ConfidentialWords({ words }: { readonly words: readonly string[] }) {
  const t = useStore(ruleSettingsWords);
  const all = useStore(settingsWords);
  const saver = useSaver();
  const toast = useToast();
  const add = (word: string) =>
    saver.save(({ confidentialWords }) => ({
      confidentialWords: [...new Set([...confidentialWords, word])],
    }));
  const check = (text: string) => {
    const word = text.trim().replace(/\s+/g, " ");
    if (word === "") return { error: t.emptyWord };
    if (word.length > longestWord) return { error: t.longWord };
    const isThere = words.some((one) => one.toLowerCase() === word.toLowerCase());
    return isThere ? { error: t.isThere } : { entry: word };
  };
  return (
    <Card title={t.words} hint={t.wordsHint} saver={saver}>
      <EntryForm label={t.newWord} check={check} onAdd={add} />
      {words.length === 0 ? <p>{t.noWords}</p> : null}
      <EntryList
        name={t.wordList}
        entries={words}
        onRemove={(word) => {
          saver.save(({ confidentialWords }) => ({
            confidentialWords: confidentialWords.filter((one) => one !== word),
          }));
          toast.show({ text: all.removed({ what: word }), undo: () => add(word) });
        }}
      />
    </Card>
  );
}
