import { wholeDate } from "../dates.ts";
import { now } from "../options.ts";
import type { Question } from "../page-state.ts";
import { words } from "../words/words.ts";

/** A question over the whole page, as Fluent's dialogs are. */
export function Dialog({ question }: { readonly question: Question }) {
  if (question.kind === "schedule") return <ScheduleDialog question={question} />;
  const { title, text, yes, no } = wordsOf(question.kind);
  return (
    <Frame role="alertdialog" title={title}>
      {text !== title && <div className="fui-DialogContent">{text}</div>}
      <div className="fui-DialogActions">
        {yes !== null && (
          <button
            type="button"
            className="fui-Button primary"
            data-standin="dialog-primary"
            autoFocus
            onClick={() => question.answer("yes")}
          >
            {yes}
          </button>
        )}
        <button
          type="button"
          className="fui-Button secondary"
          data-standin="dialog-secondary"
          onClick={() => question.answer("no")}
        >
          {no}
        </button>
      </div>
    </Frame>
  );
}

function ScheduleDialog({ question }: { readonly question: Question }) {
  const times = scheduleTimes(now());
  return (
    <Frame role="dialog" title={words.scheduleSend}>
      <div className="fui-DialogContent">{words.scheduleQuestion}</div>
      {times.map(({ name, text, when }) => (
        <button
          key={name}
          type="button"
          className="time"
          data-standin={name}
          onClick={() => question.answer("yes", when)}
        >
          <span>{text}</span>
          <span>{wholeDate(when)}</span>
        </button>
      ))}
      <div className="fui-DialogActions">
        <button
          type="button"
          className="fui-Button secondary"
          data-standin="dialog-secondary"
          onClick={() => question.answer("no")}
        >
          {words.cancel}
        </button>
      </div>
    </Frame>
  );
}

interface FrameProps {
  readonly role: "dialog" | "alertdialog";
  readonly title: string;
  readonly children: React.ReactNode;
}

function Frame({ role, title, children }: FrameProps) {
  return (
    <>
      <div className="fui-DialogSurface__backdrop" aria-hidden="true" />
      <div className="fui-DialogSurface" role={role} aria-modal="true" aria-label={title}>
        <h2 className="fui-DialogTitle">{title}</h2>
        {children}
      </div>
    </>
  );
}

interface DialogWords {
  readonly title: string;
  readonly text: string;
  /** Null where there is only one way to go on. */
  readonly yes: string | null;
  readonly no: string;
}

function wordsOf(kind: Exclude<Question["kind"], "schedule">): DialogWords {
  switch (kind) {
    case "missing-subject":
      return {
        title: words.missingSubject,
        text: words.missingSubjectQuestion,
        yes: words.send,
        no: words.dontSend,
      };
    case "policy":
      return {
        title: words.policyTip,
        text: words.policyTip,
        yes: words.sendAnyway,
        no: words.cancel,
      };
    case "policy-blocks":
      return { title: words.policyBlocked, text: words.policyBlocked, yes: null, no: words.ok };
    case "discard":
      return {
        title: words.discardQuestion,
        text: words.discardQuestion,
        yes: words.discard,
        no: words.keep,
      };
  }
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
