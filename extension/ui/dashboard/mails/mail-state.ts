import { isHot } from "../../../../shared/hot.ts";
import type { MailSummary } from "../../../db/summary.ts";

/** What the sign of a mail says: one thing, the strongest. */
export type MailState =
  | "sent"
  | "unconfirmed"
  | "opened"
  | "clicked"
  | "replied"
  | "undeliverable"
  | "untracked";

/** The same that stands beside the mail in its mail client. `countUnconfirmed`: the rep chose that what is unconfirmed counts. */
export function mailState(
  { tracking, engagement: { state, bouncedAt } }: Pick<MailSummary, "tracking" | "engagement">,
  countUnconfirmed: boolean,
): MailState {
  if (bouncedAt !== null && (state === "sent" || state === "unconfirmed")) return "undeliverable";
  if (state === "sent" && !tracking.opens && !tracking.links) return "untracked";
  return state === "unconfirmed" && countUnconfirmed ? "opened" : state;
}

const dayMs = 24 * 3_600_000;

/** See `shared/hot.ts`. Of thousands of mails, those of which nothing came today are out of the question at once. */
export function isMailHot(mail: MailSummary, now: number): boolean {
  const { lastEventAt } = mail;
  return lastEventAt !== null && now - lastEventAt <= dayMs && isHot(mail, now);
}
