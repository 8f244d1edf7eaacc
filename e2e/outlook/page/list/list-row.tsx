import { memo } from "react";
import type { EmailAddress, FolderName } from "../../wire.ts";
import { rowDate, wholeDate } from "../dates.ts";
import { has, now, options } from "../options.ts";
import type { Row } from "../service/reading.ts";
import { Avatar } from "../shell/avatar.tsx";
import { words } from "../words/words.ts";

interface Props {
  readonly row: Row;
  readonly folder: FolderName;
  /** Pixels from the list's top. */
  readonly top: number;
  readonly isOpen: boolean;
  readonly onOpen: (row: Row) => void;
}

/** One line of the list. */
export const ListRow = memo(function ListRow({ row, folder, top, isOpen, onOpen }: Props) {
  const people = row.people.map(nameOf).join("; ");
  const time = rowDate(row.time, now());
  const subject = row.subject || words.noSubject;
  const isCompact = options.density === "compact";
  const label = [row.unread ? words.unread : "", people, subject, time, row.preview]
    .filter(Boolean)
    .join(" ");
  return (
    <div
      className={`row ${row.unread ? "unread" : ""} ${isOpen ? "selected" : ""}`}
      role="option"
      id={`AQAAA${row.itemIds[0]?.slice(-20) ?? ""}`}
      {...(has("conversation-ids") ? { "data-convid": row.conversationId } : {})}
      data-focusable-row="true"
      aria-label={label}
      aria-selected={isOpen}
      tabIndex={isOpen ? 0 : -1}
      draggable
      style={{ top }}
      onClick={() => onOpen(row)}
    >
      {!isCompact && <Avatar name={row.people[0] === undefined ? "?" : nameOf(row.people[0])} />}
      <div className="row-text">
        <div className="row-people">
          {row.hasDraft && <span className="draft-mark">{words.draftMark} </span>}
          {row.people.map((person, index) => (
            <span key={person.EmailAddress}>
              {index > 0 && "; "}
              <span title={person.EmailAddress}>{nameOf(person)}</span>
            </span>
          ))}
          {row.people.length === 0 && folder !== "inbox" && <span>&nbsp;</span>}
        </div>
        <div className="row-subject">
          <span title={subject}>{subject}</span>
          {row.count > 1 && <span className="count">{row.count}</span>}
        </div>
        <span className="row-time" title={wholeDate(row.time)}>
          {time}
        </span>
        {options.density !== "medium" && <div className="row-preview">{row.preview}</div>}
      </div>
    </div>
  );
});

const nameOf = ({ Name, EmailAddress }: EmailAddress): string => Name || EmailAddress;
