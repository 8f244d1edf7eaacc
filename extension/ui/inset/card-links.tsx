import { useStore } from "@nanostores/react";
import type { MailSummary } from "../../db/summary.ts";
import { destinationOf } from "../../notifications/words.ts";
import { insetWords } from "../../words/inset.ts";
import { timelineWords } from "../../words/timeline.ts";

/** So many links have room in a card. */
const SHOWN = 3;

/** The links that people clicked, the most clicked first; nothing where none was. */
export function CardLinks({
  summary,
}: {
  readonly summary: Pick<MailSummary, "links" | "engagement">;
}) {
  const t = useStore(insetWords);
  const told = useStore(timelineWords);
  const { links, engagement } = summary;
  const clicked = links
    .map((href, index) => ({ href, index, count: engagement.clicksByLink[index + 1] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  if (clicked.length === 0) return null;
  return (
    <section className="card-links">
      <h2>{told.links}</h2>
      <ul>
        {clicked.slice(0, SHOWN).map(({ href, index, count }) => (
          <li key={index}>
            <span className="card-link" dir="ltr" title={href}>
              {destinationOf({ links: [href] }, 1) ?? href}
            </span>
            <span className="hint">{told.clicksOf(count)}</span>
          </li>
        ))}
      </ul>
      {clicked.length > SHOWN ? (
        <p className="hint">{t.moreLinks(clicked.length - SHOWN)}</p>
      ) : null}
    </section>
  );
}
