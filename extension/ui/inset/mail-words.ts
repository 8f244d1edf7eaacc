import type { MailSummary } from "../../db/summary.ts";
import { list } from "../../i18n/format.ts";
import { nameOf } from "../../notifications/words.ts";
import { statusWords } from "../../tracking/status-words.ts";
import { insetWords } from "../../words/inset.ts";
import { timelineWords } from "../../words/timeline.ts";
import type { StatusIcon } from "../kit/status-icon.tsx";

type State = Parameters<typeof StatusIcon>[0]["state"];

/** So many recipients are named; of the others only how many they are. */
const NAMED = 3;

/** Those to whom a mail went, as a line: "Ada Lovelace, Bob and 3 more". */
export function recipientsLine({ recipients }: Pick<MailSummary, "recipients">): string {
  const t = insetWords.get();
  const names = recipients.map(nameOf);
  if (names.length === 0) return t.nobody;
  if (names.length <= NAMED) return list(names);
  return t.andMore(names.length - NAMED + 1, { names: names.slice(0, NAMED - 1).join(", ") });
}

/** What became of a mail, in one sentence. */
export function stateLine(
  { engagement, tracking }: Pick<MailSummary, "engagement" | "tracking">,
  now: number,
  countUnconfirmed: boolean,
): string {
  if (!tracking.opens && !tracking.links) return timelineWords.get().sentUntracked;
  return statusWords(engagement, now, { countUnconfirmed, linksOnly: !tracking.opens });
}

/** The sign that stands for what became of a mail. */
export function stateOf(
  { engagement, tracking }: Pick<MailSummary, "engagement" | "tracking">,
  countUnconfirmed: boolean,
): State {
  const { state, bouncedAt } = engagement;
  if (bouncedAt !== null && (state === "sent" || state === "unconfirmed")) return "undeliverable";
  if (!tracking.opens && !tracking.links) return "untracked";
  return state === "unconfirmed" && countUnconfirmed ? "opened" : state;
}
