import { useStore } from "@nanostores/react";
import { insightsWords } from "../../words/insights.ts";
import { Select } from "../kit/field.tsx";
import { Segments } from "../kit/segments.tsx";
import type { Choice } from "./choice.ts";

const DAYS = [7, 30, 90] as const;

/** Of which mails insights tell: the time, and the mailbox where there is more than one. */
export function ChoiceBar({
  choice,
  mailboxes,
  onChange,
}: {
  readonly choice: Choice;
  readonly mailboxes: readonly string[];
  readonly onChange: (choice: Choice) => void;
}) {
  const t = useStore(insightsWords);
  return (
    <div className="choice-bar">
      <Segments
        name={t.time}
        value={String(choice.days)}
        choices={[
          ...DAYS.map((days) => ({ value: String(days), label: t.days(days) })),
          { value: "null", label: t.allTime },
        ]}
        onChange={(days) => onChange({ ...choice, days: days === "null" ? null : Number(days) })}
      />
      {mailboxes.length < 2 ? null : (
        <Select
          label={t.mailbox}
          isLabelHidden
          value={choice.account ?? ""}
          choices={[
            { value: "", label: t.allMailboxes },
            ...mailboxes.map((mailbox) => ({ value: mailbox, label: mailbox })),
          ]}
          onChange={(account) => onChange({ ...choice, account: account === "" ? null : account })}
        />
      )}
    </div>
  );
}
