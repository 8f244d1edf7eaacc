import { useStore } from "@nanostores/react";
import { timeOfDay } from "../../i18n/format.ts";
import type { QuietHours } from "../../preferences.ts";
import { notificationSettingsWords } from "../../words/settings-notifications.ts";
import { TextField } from "../kit/field.tsx";
import { Switch } from "../kit/switch.tsx";
import { Card } from "./card.tsx";
import { useSaver } from "./use-saver.ts";

/** When nothing notifies. */
export function QuietHoursCard({ quiet }: { readonly quiet: QuietHours }) {
  const t = useStore(notificationSettingsWords);
  const saver = useSaver();
  const change = (some: Partial<QuietHours>) =>
    saver.save(({ quietHours }) => ({ quietHours: { ...quietHours, ...some } }));
  const { from, to } = quiet;
  const times = { from: spokenTime(from), to: spokenTime(to) };
  return (
    <Card title={t.quiet} saver={saver}>
      <Switch
        label={t.quietOn}
        hint={t.quietHint}
        isOn={quiet.isOn}
        onChange={(isOn) => change({ isOn })}
      />
      {quiet.isOn ? (
        <>
          <div className="times">
            <TextField
              label={t.from}
              type="time"
              value={from}
              onChange={(time) => (isTime(time) ? change({ from: time }) : undefined)}
            />
            <TextField
              label={t.to}
              type="time"
              value={to}
              onChange={(time) => (isTime(time) ? change({ to: time }) : undefined)}
            />
          </div>
          <p className="hint" role="status">
            {from === to ? t.sameTime : from > to ? t.overnight(times) : t.sameDay(times)}
          </p>
          <Switch
            label={t.weekends}
            hint={t.weekendsHint}
            isOn={quiet.weekends}
            onChange={(weekends) => change({ weekends })}
          />
        </>
      ) : null}
    </Card>
  );
}

/** While a time is typed the field is empty now and then. */
function isTime(text: string): boolean {
  return /^\d\d:\d\d$/.test(text);
}

/** "HH:MM" as the language writes times. */
function spokenTime(time: string): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return timeOfDay(new Date(2000, 0, 1, hours, minutes).getTime());
}
