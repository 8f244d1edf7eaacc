import { useStore } from "@nanostores/react";
import type { ReactNode } from "react";
import type { MailSummary } from "../../db/summary.ts";
import { dateTime, fullTime, shortAgo } from "../../i18n/format.ts";
import { nameOf } from "../../notifications/words.ts";
import { timelineWords } from "../../words/timeline.ts";
import { StatusIcon } from "../kit/status-icon.tsx";
import type { TimelineEntry } from "./timeline-entries.ts";

/** A reply, that the mail came back, or that it was sent: nothing about it needs to be explained. */
export function MomentRow({
  entry,
  summary,
  now,
}: {
  readonly entry: Exclude<TimelineEntry, { kind: "reading" }>;
  readonly summary: MailSummary;
  readonly now: number;
}) {
  const t = useStore(timelineWords);
  const { recipients, tracking } = summary;
  const [only] = recipients;
  const isTracked = tracking.opens || tracking.links;
  switch (entry.kind) {
    case "reply":
      return (
        <Row icon={<StatusIcon state="replied" />} kind="reply" at={entry.at} now={now}>
          {only !== undefined && recipients.length === 1
            ? t.replied({ who: nameOf(only) })
            : t.someoneReplied}
        </Row>
      );
    case "bounce":
      return (
        <Row icon={<StatusIcon state="undeliverable" />} kind="bounce" at={entry.at} now={now}>
          {recipients.length > 1 ? t.bouncedPartly : t.bounced}
          <span className="timeline-detail">{t.bouncedBy}</span>
        </Row>
      );
    case "sent":
      return (
        <Row icon={<StatusIcon state="sent" />} kind="sent" at={entry.at} now={now}>
          {entry.at > now ? t.scheduled : isTracked ? t.sent : t.sentUntracked}
        </Row>
      );
  }
}

function Row({
  icon,
  kind,
  at,
  now,
  children,
}: {
  readonly icon: ReactNode;
  readonly kind: string;
  readonly at: number;
  readonly now: number;
  readonly children: ReactNode;
}) {
  return (
    <li className="timeline-item" data-kind={kind}>
      <div className="timeline-row">
        <span className="timeline-icon">{icon}</span>
        <span className="timeline-what">{children}</span>
        <EntryTime at={at} now={now} />
      </div>
    </li>
  );
}

/** How long ago, and in full where one points at it; what is to come in full at once. */
export function EntryTime({ at, now }: { readonly at: number; readonly now: number }) {
  return (
    <time className="timeline-time" dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {at > now ? dateTime(at) : shortAgo(at, now)}
    </time>
  );
}
