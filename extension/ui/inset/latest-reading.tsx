import { useStore } from "@nanostores/react";
import { useId, useLayoutEffect, useRef, useState } from "react";
import type { EventId } from "../../../shared/ids.ts";
import { longAgo } from "../../i18n/format.ts";
import type { ExplainedHit, MessageExplanation } from "../../messages.ts";
import { insetWords } from "../../words/inset.ts";
import { timelineWords } from "../../words/timeline.ts";
import { actionWords, hitWords } from "../hit-words.ts";
import { VerdictSign } from "../kit/verdict-sign.tsx";
import { type Correct, Correction, type RepsWord } from "../timeline/correction.tsx";
import { groupHits } from "../timeline/hit-groups.ts";

/** The reading of a mail that tells the most of it, what is made of it and why; nothing where there is none. */
export function LatestReading({
  explanation: { messageId, readings },
  now,
  correct,
}: {
  readonly explanation: MessageExplanation;
  readonly now: number;
  readonly correct: Correct;
}) {
  const t = useStore(insetWords);
  const told = useStore(timelineWords);
  const id = useId();
  const section = useRef<HTMLElement>(null);
  const wasCorrected = useRef(false);
  // What was just corrected stays before the rep, who may want it undone, though another reading tells more now.
  const [corrected, setCorrected] = useState<EventId | null>(null);
  const shown =
    readings.find((hits) => hits.some(({ eventId }) => eventId === corrected)) ??
    mostTelling(readings);
  const [group] = groupHits(shown);

  useLayoutEffect(() => {
    // A button that did its work is gone, and the keyboard with it: it goes on where that button stood.
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (isNowhere && wasCorrected.current) section.current?.focus();
    if (isNowhere) wasCorrected.current = false;
  });

  const correctAndStay = async (
    eventIds: readonly EventId[],
    scope: RepsWord["scope"],
  ): Promise<boolean> => {
    setCorrected(eventIds[0] ?? null);
    wasCorrected.current = true;
    return correct({ messageId, eventIds, scope });
  };

  if (group === undefined) return null;
  const { newest, oldest } = group;
  const { verdict, program, network, reasons } = hitWords(oldest);
  const [deciding = "", ...others] = reasons;
  return (
    <section
      ref={section}
      className="latest"
      data-verdict={oldest.verdict}
      tabIndex={-1}
      aria-labelledby={id}
    >
      <h2 id={id}>{t.latest({ action: actionWords(newest), time: longAgo(newest.at, now) })}</h2>
      <p className="latest-verdict">
        <VerdictSign verdict={oldest.verdict} />
        {verdict}
      </p>
      <p className="hint">{network === null ? program : `${program} · ${network}`}</p>
      <p>{deciding}</p>
      {others.length === 0 ? null : (
        <details>
          <summary>{told.why}</summary>
          <ul>
            {others.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
      <Correction group={group} correct={correctAndStay} />
    </section>
  );
}

/** The newest reading by a person, else the newest that may be one's, else the newest. */
function mostTelling(readings: MessageExplanation["readings"]): readonly ExplainedHit[] {
  const by = (verdict: ExplainedHit["verdict"]) =>
    readings.find((hits) => hits.some((hit) => hit.verdict === verdict));
  return by("person") ?? by("unconfirmed") ?? readings[0] ?? [];
}
