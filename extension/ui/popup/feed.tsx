import type { FeedEntry } from "../../db/feed.ts";
import type { MessageDocument } from "../../db/message-document.ts";
import { feedWords } from "./feed-words.ts";
import { ClickIcon, OpenIcon } from "./icons.tsx";
import type { Live } from "./live.ts";
import { fullTime, relativeTime, useNow } from "./relative-time.ts";

/** The newest hits. A row leads to the mail's thread. */
export function Feed({
  entries,
  onOpen,
}: {
  readonly entries: Live<readonly FeedEntry[]>;
  readonly onOpen: (message: MessageDocument) => void;
}) {
  const now = useNow(15_000);
  if (entries.status === "loading") return <div className="feed" aria-busy="true" />;
  if (entries.status === "failed") {
    return (
      <div className="feed feed-note" role="alert">
        <h2>The history cannot be read</h2>
        <p className="hint">
          Is this browser’s disk full? Nothing is lost: the server keeps every hit.
        </p>
      </div>
    );
  }
  if (entries.value.length === 0) {
    return (
      <div className="feed feed-note">
        <OpenIcon />
        <h2>No hits yet</h2>
        <p className="hint">Send a tracked mail. When it is opened or clicked, it shows here.</p>
      </div>
    );
  }
  return (
    <ol className="feed" aria-label="Latest opens and clicks">
      {entries.value.map((entry) => (
        <Row key={entry.event.id} entry={entry} now={now} onOpen={onOpen} />
      ))}
    </ol>
  );
}

function Row({
  entry,
  now,
  onOpen,
}: {
  readonly entry: FeedEntry;
  readonly now: number;
  readonly onOpen: (message: MessageDocument) => void;
}) {
  const { event, message } = entry;
  const words = feedWords(entry);
  return (
    <li>
      <button
        className="row"
        type="button"
        data-verdict={event.verdict}
        disabled={!message.recorded}
        onClick={() => onOpen(message)}
      >
        <span className="row-icon">{event.kind === "open" ? <OpenIcon /> : <ClickIcon />}</span>
        <span className="row-recipients" title={words.recipients}>
          {words.recipients}
        </span>
        <time
          className="row-time"
          dateTime={new Date(event.receivedAt).toISOString()}
          title={fullTime(event.receivedAt)}
        >
          {relativeTime(event.receivedAt, now)}
        </time>
        <span className="row-subject" title={words.subject}>
          {words.subject}
        </span>
        <span className="row-action" title={words.action}>
          {words.action}
        </span>
        <span className="row-verdict" title={event.reasons.join(", ")}>
          {words.verdict}
        </span>
      </button>
    </li>
  );
}
