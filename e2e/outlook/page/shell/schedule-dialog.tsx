import { useState } from "react";
import { wholeDate } from "../dates.ts";
import { now } from "../options.ts";
import type { Question } from "../page-state.ts";
import { words } from "../words/words.ts";
import { DialogFrame } from "./dialog-frame.tsx";

interface Props {
  readonly question: Question;
  readonly page: Document;
}

/** "Schedule send": a press on one of the times sends; for any other time there is a field and a button. */
export function ScheduleDialog({ question, page }: Props) {
  const [custom, setCustom] = useState("");
  const answer = (when: number): void => question.answer("yes", when);
  return (
    <DialogFrame role="dialog" title={words.scheduleSend} page={page}>
      <div className="fui-DialogContent">{words.scheduleQuestion}</div>
      {scheduleTimes(now()).map(({ name, text, when }) => (
        <button
          key={name}
          type="button"
          className="time"
          data-standin={name}
          onClick={() => answer(when)}
        >
          <span>{text}</span>
          <span>{wholeDate(when)}</span>
        </button>
      ))}
      <label className="custom-time">
        {words.customTime}
        <input
          type="datetime-local"
          data-standin="custom-time"
          value={custom}
          onChange={({ target }) => setCustom(target.value)}
        />
      </label>
      <div className="fui-DialogActions">
        <button
          type="button"
          className="fui-Button primary"
          data-standin="dialog-primary"
          disabled={custom === ""}
          onClick={() => answer(Date.parse(custom))}
        >
          {words.send}
        </button>
        <button
          type="button"
          className="fui-Button secondary"
          data-standin="dialog-secondary"
          onClick={() => question.answer("no")}
        >
          {words.cancel}
        </button>
      </div>
    </DialogFrame>
  );
}

/** The times that "Schedule send" offers. @param from milliseconds since 1970 */
function scheduleTimes(from: number): { name: string; text: string; when: number }[] {
  const at = (days: number, hour: number): number => {
    const time = new Date(from);
    time.setDate(time.getDate() + days);
    return time.setHours(hour, 0, 0, 0);
  };
  const daysToMonday = (8 - new Date(from).getDay()) % 7 || 7;
  return [
    { name: "tomorrow-morning", text: words.tomorrowMorning, when: at(1, 8) },
    { name: "tomorrow-afternoon", text: words.tomorrowAfternoon, when: at(1, 13) },
    { name: "monday-morning", text: words.mondayMorning, when: at(daysToMonday, 8) },
  ];
}
