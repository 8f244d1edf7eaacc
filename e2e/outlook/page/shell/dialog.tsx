import type { Question } from "../page-state.ts";
import { words } from "../words/words.ts";
import { DialogFrame } from "./dialog-frame.tsx";
import { ScheduleDialog } from "./schedule-dialog.tsx";

interface Props {
  readonly question: Question;
  /** Where it is asked: the page, or a window that the page has opened. */
  readonly page: Document;
}

/** A question that has to be answered before anything else. */
export function Dialog({ question, page }: Props) {
  if (question.kind === "schedule") return <ScheduleDialog question={question} page={page} />;
  const { title, text, yes, no } = wordsOf(question.kind);
  return (
    <DialogFrame role="alertdialog" title={title} page={page}>
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
    </DialogFrame>
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
