import type { Engagement } from "../../shared/engagement.ts";

const relative = new Intl.RelativeTimeFormat("en", { style: "short", numeric: "always" });
const date = new Intl.DateTimeFormat("en", { dateStyle: "medium" });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * What became of a mail, in words: "Opened 2×, last 3 min ago · clicked once". What machines and the
 * rep fetched opened nothing, so it is not named.
 * @param now milliseconds since 1970
 * @param countUnconfirmed the rep wants unconfirmed opens and clicks counted; the words still say which they are
 */
export function statusWords(engagement: Engagement, now: number, countUnconfirmed = false): string {
  const { opens, clicks, lastOpenedAt, repliedAt, bouncedAt, whoIsKnown } = engagement;
  const unsure = opens.unconfirmed + clicks.unconfirmed;
  const parts: string[] = [];
  if (bouncedAt !== null)
    parts.push(
      `undeliverable${whoIsKnown ? "" : " to one recipient at least"}: sent back ${ago(bouncedAt, now)}`,
    );
  if (opens.person > 0 && lastOpenedAt !== null)
    parts.push(
      `opened ${times(opens.person)}, ${opens.person > 1 ? "last " : ""}${ago(lastOpenedAt, now)}`,
    );
  if (countUnconfirmed && opens.unconfirmed > 0)
    parts.push(`${opens.person > 0 ? "" : "opened "}${times(opens.unconfirmed)} unconfirmed`);
  if (clicks.person > 0) parts.push(`clicked ${times(clicks.person)}`);
  if (countUnconfirmed && clicks.unconfirmed > 0)
    parts.push(`${clicks.person > 0 ? "" : "clicked "}${times(clicks.unconfirmed)} unconfirmed`);
  if (repliedAt !== null) parts.push(`replied ${ago(repliedAt, now)}`);
  if (parts.length === 0)
    parts.push(
      unsure > 0
        ? `perhaps opened: fetched ${times(unsure)}, by a person or a machine`
        : "tracked, not opened yet",
    );
  const words = parts.join(" · ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function times(count: number): string {
  return count === 1 ? "once" : `${count}×`;
}

/** A clock that runs behind the server's makes "just now" of the future. */
function ago(at: number, now: number): string {
  const passed = now - at;
  if (passed < MINUTE) return "just now";
  if (passed < HOUR) return inUnits(passed / MINUTE, "minute");
  if (passed < DAY) return inUnits(passed / HOUR, "hour");
  if (passed < 30 * DAY) return inUnits(passed / DAY, "day");
  return `on ${date.format(at)}`;
}

function inUnits(value: number, unit: Intl.RelativeTimeFormatUnit): string {
  // English abbreviates with a full stop, which reads badly within a sentence.
  return relative.format(-Math.floor(value), unit).replace(".", "");
}
