import { useStore } from "@nanostores/react";
import type { MailSummary } from "../../db/summary.ts";
import { dateTime } from "../../i18n/format.ts";
import { insetWords } from "../../words/inset.ts";
import { Button } from "../kit/button.tsx";
import { Menu, MenuChoices, MenuItem, MenuLine } from "../kit/menu.tsx";

type Remind = MailSummary["remind"];

const DAY = 86_400_000;
const AFTER = [1, 3, 7];

/** When to be reminded of a mail, unless something has come of it by then. */
export function ReminderMenu({
  summary: { remind, engagement },
  onChoose,
}: {
  readonly summary: Pick<MailSummary, "remind" | "engagement">;
  readonly onChoose: (remind: Remind) => void;
}) {
  const t = useStore(insetWords);
  const choices = AFTER.map((days) => ({ value: String(days), label: t.inDays(days) }));
  const choose = (unless: "opened" | "replied") => (days: string) =>
    onChoose({ at: Date.now() + Number(days) * DAY, unless });
  const { repliedAt, firstOpenedAt } = engagement;
  // What would end the reminder has happened.
  if (repliedAt !== null && remind === null) return null;
  const words =
    remind === null
      ? t.remind
      : (remind.unless === "opened" ? t.remindedUnlessOpened : t.remindedUnlessReplied)({
          time: dateTime(remind.at),
        });
  return (
    <Menu trigger={<Button>{words}</Button>}>
      <MenuChoices
        label={t.unlessReplied}
        value=""
        choices={choices}
        onChange={choose("replied")}
      />
      {firstOpenedAt === null ? (
        <MenuChoices
          label={t.unlessOpened}
          value=""
          choices={choices}
          onChange={choose("opened")}
        />
      ) : null}
      {remind === null ? null : (
        <>
          <MenuLine />
          <MenuItem onPress={() => onChoose(null)}>{t.noReminder}</MenuItem>
        </>
      )}
    </Menu>
  );
}
