import type { Engagement } from "../../shared/engagement.ts";
import { sentTime, type MessageDocument } from "./message-document.ts";
import type { MailSummary } from "./summary.ts";

/** What the rep is to be reminded of. */
type Remind = NonNullable<MessageDocument["remind"]>;

const dayMs = 24 * 3_600_000;

/** Whether what the rep waits for has come, so that there is nothing to be reminded of. Only a person opens a mail. */
export function isReminderMet(
  { unless }: Pick<Remind, "unless">,
  { state }: Pick<Engagement, "state">,
): boolean {
  return (
    state === "replied" || (unless === "opened" && (state === "opened" || state === "clicked"))
  );
}

/** What a mail can be waited for: what has not come yet, and can be seen to come. */
export function awaitable({
  engagement,
  tracking,
}: Pick<MailSummary, "engagement" | "tracking">): Remind["unless"][] {
  return (["replied", "opened"] as const).filter(
    (unless) => !isReminderMet({ unless }, engagement) && (unless === "replied" || tracking.opens),
  );
}

/**
 * What to be reminded of, of a mail that the page says something more of: what the rep chose at sending, counted from when it
 * went out; but once that has been changed, or is done with, it stays as it is.
 */
export function remindOf(before: MessageDocument, after: MessageDocument): Remind | null {
  const old = wishOf(before);
  const isAsChosen = before.remind?.at === old?.at && before.remind?.unless === old?.unless;
  return isAsChosen ? wishOf(after) : before.remind;
}

function wishOf(document: MessageDocument): Remind | null {
  if (document.reminder === undefined) return null;
  const { afterDays, unless } = document.reminder;
  return { at: sentTime(document) + afterDays * dayMs, unless };
}
