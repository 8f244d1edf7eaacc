import { useStore } from "@nanostores/react";
import { useEffect, useState } from "react";
import { Link } from "wouter";
import { aboutSettingsWords } from "../../words/settings-about.ts";
import { Button } from "../kit/button.tsx";
import { TextArea } from "../kit/field.tsx";
import { Card } from "./card.tsx";
import { diagnosticText } from "./diagnostic.ts";
import { Facts } from "./facts.tsx";
import { readDiagnosticFacts } from "./read-diagnostic-facts.ts";
import type { SectionProps } from "./section-props.ts";

/** What is installed, and what helps when something is wrong. */
export function AboutSection({ api, db }: SectionProps) {
  const t = useStore(aboutSettingsWords);
  const [text, setText] = useState("");
  const [copied, setCopied] = useState<boolean | null>(null);
  const [facts, setFacts] = useState<Awaited<ReturnType<typeof readDiagnosticFacts>> | null>(null);
  useEffect(() => {
    const left = new AbortController();
    const read = async () => {
      const known = await readDiagnosticFacts(api, db, Date.now());
      if (left.signal.aborted) return;
      setFacts(known);
      setText(diagnosticText(known));
    };
    void read();
    return () => left.abort();
  }, [api, db]);
  return (
    <>
      <Card title={t.versions}>
        {facts === null ? null : (
          <Facts
            facts={[
              [t.extension, facts.version],
              [t.protocol, String(facts.protocol)],
              [t.database, String(facts.database)],
              [t.browser, facts.browser],
            ]}
          />
        )}
      </Card>
      <Card title={t.diagnostic} hint={t.diagnosticHint}>
        <TextArea
          label={t.text}
          isLabelHidden
          readOnly
          rows={18}
          dir="ltr"
          lang="en"
          value={text}
          onChange={() => undefined}
          onFocus={(event) => event.target.select()}
        />
        <div className="buttons">
          <Button
            disabled={text === ""}
            onClick={() =>
              void navigator.clipboard.writeText(text).then(
                () => setCopied(true),
                () => setCopied(false),
              )
            }
          >
            {t.copy}
          </Button>
          <p className={copied === false ? "button-note error" : "button-note"} role="status">
            {copied === null ? "" : copied ? t.copied : t.copyFailed}
          </p>
        </div>
      </Card>
      <Card title={t.firstSteps} hint={t.firstStepsHint}>
        <div className="buttons">
          <Link href="/welcome" className="button">
            {t.showFirstSteps}
          </Link>
        </div>
      </Card>
    </>
  );
}
