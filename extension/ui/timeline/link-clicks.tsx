import { useStore } from "@nanostores/react";
import type { MailSummary } from "../../db/summary.ts";
import { destinationOf } from "../../notifications/words.ts";
import { timelineWords } from "../../words/timeline.ts";
import { ClickIcon } from "../kit/icons.tsx";
import "./timeline.css";

/** The mail's links, and how often persons clicked each. Nothing for one without. */
export function LinkClicks({ summary }: { readonly summary: MailSummary }) {
  const t = useStore(timelineWords);
  const { links, engagement, tracking } = summary;
  if (links.length === 0 || !tracking.links) return null;
  return (
    <section className="link-clicks" aria-label={t.links}>
      <h3>{t.links}</h3>
      <ul>
        {links.map((href, index) => {
          const clicks = engagement.clicksByLink[index + 1] ?? 0;
          return (
            // One address may stand in a mail more than once, each with clicks of its own.
            // oxlint-disable-next-line react/no-array-index-key -- the index is what names a link
            <li key={index} data-clicked={clicks > 0}>
              <ClickIcon />
              <span className="link-clicks-target" dir="ltr" title={href}>
                {destinationOf({ links: [href] }, 1) ?? href}
              </span>
              <span className="link-clicks-count">
                {clicks === 0 ? t.neverClicked : t.clicksOf(clicks)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
