import { useStore } from "@nanostores/react";
import { awaitable } from "../../db/remind.ts";
import type { MailSummary } from "../../db/summary.ts";
import { date } from "../../i18n/format.ts";
import { insetWords } from "../../words/inset.ts";
import "../kit/field.css";

type Remind = NonNullable<MailSummary["remind"]>;

const DAY = 86_400_000;
const AFTER = [1, 3, 7];

/**
 * When to be reminded of a mail, unless something has come of it by then. The system's own list, which may be higher than
 * the frame, as a menu in the frame may not.
 */
export function ReminderSelect({
  summary,
  onChoose,
}: {
  readonly summary: Pick<MailSummary, "remind" | "engagement" | "tracking">;
  readonly onChoose: (remind: Remind | null) => void;
}) {
  const t = useStore(insetWords);
  const { remind } = summary;
  const conditions = awaitable(summary);
  if (conditions.length === 0) return null;
  const choices = (unless: Remind["unless"]) =>
    AFTER.map((days) => (
      <option key={days} value={`${unless} ${days}`}>
        {t.inDays(days)}
      </option>
    ));
  return (
    <select
      className="select reminder"
      aria-label={t.remind}
      value={remind === null ? "none" : "set"}
      onChange={({ target }) => {
        const [unless = "", days] = target.value.split(" ");
        if (unless === "none") onChoose(null);
        if (unless === "opened" || unless === "replied")
          onChoose({ at: Date.now() + Number(days) * DAY, unless });
      }}
    >
      <option value="none">{remind === null ? t.remind : t.noReminder}</option>
      {remind === null ? null : (
        <option value="set">
          {(remind.unless === "opened" ? t.remindedUnlessOpened : t.remindedUnlessReplied)({
            time: date(remind.at),
          })}
        </option>
      )}
      {conditions.map((unless) => (
        <optgroup key={unless} label={unless === "opened" ? t.unlessOpened : t.unlessReplied}>
          {choices(unless)}
        </optgroup>
      ))}
    </select>
  );
}
