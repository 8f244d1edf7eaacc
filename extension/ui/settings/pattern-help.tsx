import { useStore } from "@nanostores/react";
import { ruleSettingsWords } from "../../words/settings-rules.ts";

/** What can be written as a rule. */
export function PatternHelp() {
  const t = useStore(ruleSettingsWords);
  const patterns = [
    ["ada@example.org", t.helpAddress],
    ["example.org", t.helpDomain],
    ["*.example.org", t.helpSubdomains],
    ["legal-*@example.org", t.helpStar],
  ] as const;
  return (
    <details className="patterns">
      <summary>{t.help}</summary>
      <dl>
        {patterns.map(([pattern, meaning]) => (
          <Pattern key={pattern} pattern={pattern} meaning={meaning} />
        ))}
      </dl>
    </details>
  );
}

function Pattern({ pattern, meaning }: { readonly pattern: string; readonly meaning: string }) {
  return (
    <>
      <dt>
        <code>{pattern}</code>
      </dt>
      <dd>{meaning}</dd>
    </>
  );
}
