import { useStore } from "@nanostores/react";
import { useId } from "react";
import type { NotifyOf } from "../../preferences.ts";
import { notificationSettingsWords } from "../../words/settings-notifications.ts";
import { Select } from "../kit/field.tsx";
import { Segments } from "../kit/segments.tsx";
import { Card } from "./card.tsx";
import { NotificationCheck } from "./notification-check.tsx";
import { usePermission } from "./permission.ts";
import { QuietHoursCard } from "./quiet-hours-card.tsx";
import type { SectionProps } from "./section-props.ts";
import { useSaver } from "./use-saver.ts";

const summaryChoices = [1, 2, 3, 5, 10, 20];

/** Whether notifications can be seen, of what they tell, and when they keep quiet. */
export function NotificationsSection({ api, chosen }: SectionProps) {
  const t = useStore(notificationSettingsWords);
  const permission = usePermission(api);
  const rules = useSaver();
  const toasts = useSaver();
  const name = useId();
  const choices: readonly (readonly [NotifyOf, string, string?])[] = [
    ["every-open", t.everyOpen],
    ["first-open", t.firstOpen],
    ["clicks", t.clicks],
    ["hot", t.hot, t.hotHint],
    ["nothing", t.nothing, t.nothingHint],
  ];
  const counts = [...new Set([...summaryChoices, chosen.summaryAfter])].toSorted((a, b) => a - b);
  return (
    <>
      <Card title={t.permission}>
        <NotificationCheck api={api} permission={permission} />
      </Card>
      <Card title={t.rules} saver={rules}>
        {chosen.paused ? <p className="card-note">{t.pausedNow}</p> : null}
        <div className="notify-of" role="radiogroup" aria-label={t.rules}>
          {choices.map(([value, label, hint]) => (
            <label key={value}>
              <input
                type="radio"
                name={name}
                value={value}
                checked={chosen.notifyOf === value}
                onChange={() => rules.save(() => ({ notifyOf: value }))}
              />
              <span>
                {label}
                {hint === undefined ? null : <span className="hint">{hint}</span>}
              </span>
            </label>
          ))}
        </div>
        <Select
          label={t.summaryAfter}
          value={String(chosen.summaryAfter)}
          choices={counts.map((count) => ({
            value: String(count),
            label: t.timesADay(count),
          }))}
          onChange={(count) => rules.save(() => ({ summaryAfter: Number(count) }))}
        />
      </Card>
      <QuietHoursCard quiet={chosen.quietHours} />
      <Card title={t.toasts} hint={t.toastsHint} saver={toasts}>
        <div>
          <Segments
            name={t.toasts}
            value={chosen.toasts}
            choices={[
              { value: "when-needed", label: t.whenNeeded },
              { value: "always", label: t.always },
              { value: "never", label: t.never },
            ]}
            onChange={(value) => toasts.save(() => ({ toasts: value }))}
          />
        </div>
      </Card>
    </>
  );
}
