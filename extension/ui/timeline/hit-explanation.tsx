import { useId } from "react";
import type { EventId } from "../../../shared/ids.ts";
import { hitWords } from "../hit-words.ts";
import { Correction } from "./correction.tsx";
import type { HitGroup } from "./hit-groups.ts";
import { fullTime } from "../../i18n/format.ts";
import { VerdictSign } from "../popup/verdict-sign.tsx";

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
      <h2 id={id} className="hit-verdict">
        <VerdictSign verdict={oldest.verdict} />
        {words.verdict}
      </h2>
      <ul className="hit-reasons">
        {words.reasons.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <dl className="hit-facts">
        <dt>When</dt>
        <dd>
          {words.when}
          {hits.length < 2 ? "" : `, ${hits.length} fetches within ${span(newest.at - oldest.at)}`}
          <span className="hint">{fullTime(oldest.at)}</span>
        </dd>
        {oldest.destination === null ? null : (
          <>
            <dt>Link</dt>
            <dd className="hit-link">{oldest.destination}</dd>
          </>
        )}
        <dt>By</dt>
        <dd>{words.program}</dd>
        {words.network === null ? null : (
          <>
            <dt>From</dt>
            <dd>{words.network}</dd>
          </>
        )}
      </dl>
      <Correction group={group} correct={correct} />
    </div>
  );
}

/** A stretch of milliseconds, in the unit that leaves a number to read. */
function span(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}
