import { useStore } from "@nanostores/react";
import { useId } from "react";
import type { EventId } from "../../../shared/ids.ts";
import { fullTime } from "../../i18n/format.ts";
import { timelineWords } from "../../words/timeline.ts";
import { hitWords } from "../hit-words.ts";
import { VerdictSign } from "../kit/verdict-sign.tsx";
import { Correction } from "./correction.tsx";
import type { HitGroup } from "./hit-groups.ts";
import "./hit-explanation.css";

/** When it was, what fetched it, from where, what is made of that and why; and the rep's own word on it. */
export function HitExplanation({
  group,
  correct,
}: {
  readonly group: HitGroup;
  readonly correct: (
    eventIds: readonly EventId[],
    scope: "event" | "same-client" | null,
  ) => Promise<boolean>;
}) {
  const id = useId();
  const t = useStore(timelineWords);
  const { hits, newest, oldest } = group;
  const words = hitWords(oldest);
  return (
    <div
      className="hit"
      role="group"
      data-verdict={oldest.verdict}
      data-hits={hits.map(({ eventId }) => eventId).join(" ")}
      tabIndex={-1}
      aria-labelledby={id}
    >
      <p id={id} className="hit-verdict">
        <VerdictSign verdict={oldest.verdict} />
        {words.verdict}
      </p>
      <ul className="hit-reasons">
        {words.reasons.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <dl className="hit-facts">
        <dt>{t.when}</dt>
        <dd>
          {hits.length < 2 ? words.when : within(t, words.when, hits.length, newest.at - oldest.at)}
          <span className="hint">{fullTime(oldest.at)}</span>
        </dd>
        {oldest.destination === null ? null : (
          <>
            <dt>{t.link}</dt>
            <dd className="hit-link" dir="ltr">
              {oldest.destination}
            </dd>
          </>
        )}
        <dt>{t.program}</dt>
        <dd>{words.program}</dd>
        {words.network === null ? null : (
          <>
            <dt>{t.network}</dt>
            <dd>{words.network}</dd>
          </>
        )}
      </dl>
      <Correction group={group} correct={correct} />
    </div>
  );
}

/** Several fetches, over so many milliseconds, in the unit that leaves a number to read. */
function within(
  t: ReturnType<typeof timelineWords.get>,
  when: string,
  fetches: number,
  milliseconds: number,
): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return seconds < 120
    ? t.fetchesWithinSeconds({ when, fetches, count: seconds })
    : t.fetchesWithinMinutes({ when, fetches, count: Math.ceil(seconds / 60) });
}
