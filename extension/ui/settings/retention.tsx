import { useStore } from "@nanostores/react";
import { useRef, useState } from "react";
import type { MailSummary } from "../../db/summary.ts";
import { dataSettingsWords } from "../../words/settings-data.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { Select } from "../kit/field.tsx";
import { Card } from "./card.tsx";
import { useSaver } from "./use-saver.ts";

const dayMs = 24 * 3_600_000;
const choices = [30, 90, 180, 365, 730];

/** How long mails are kept here. A time that would take some away is asked about first. */
export function Retention({
  days,
  mails,
}: {
  /** Null: for ever. */
  readonly days: number | null;
  readonly mails: readonly MailSummary[];
}) {
  const t = useStore(dataSettingsWords);
  const saver = useSaver();
  const [asked, setAsked] = useState<{ readonly days: number; readonly gone: number } | null>(null);
  const safe = useRef<HTMLButtonElement>(null);
  const save = (chosen: number | null) => saver.save(() => ({ retentionDays: chosen }));
  const choose = (chosen: number | null) => {
    const oldest = chosen === null ? -Infinity : Date.now() - chosen * dayMs;
    const gone = mails.filter(({ sentAt }) => sentAt < oldest).length;
    if (chosen === null || gone === 0) save(chosen);
    else setAsked({ days: chosen, gone });
  };
  const offered = [...new Set([...choices, ...(days === null ? [] : [days])])].toSorted(
    (a, b) => a - b,
  );
  return (
    <Card title={t.retention} hint={t.retentionHint} saver={saver}>
      <Select
        label={t.retention}
        isLabelHidden
        value={String(days ?? "forever")}
        choices={[
          { value: "forever", label: t.forever },
          ...offered.map((count) => ({ value: String(count), label: t.days(count) })),
        ]}
        onChange={(chosen) => choose(chosen === "forever" ? null : Number(chosen))}
      />
      <Dialog
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        title={t.forgetTitle(asked?.gone ?? 0)}
        explanation={t.forgetHint(asked?.days ?? 0)}
        first={safe}
        buttons={
          <>
            <Button ref={safe} onClick={() => setAsked(null)}>
              {t.keep}
            </Button>
            <Button
              kind="destroy"
              onClick={() => {
                if (asked !== null) save(asked.days);
                setAsked(null);
              }}
            >
              {t.forget}
            </Button>
          </>
        }
      />
    </Card>
  );
}
