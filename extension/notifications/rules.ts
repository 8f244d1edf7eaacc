import { becameHotAt } from "../../shared/hot.ts";
import type { Folded } from "../../shared/engagement.ts";
import type { Session } from "../../shared/verdict/sessions.ts";
import { sentTime, type MessageDocument } from "../db/message-document.ts";
import { shortReadings } from "../db/summaries.ts";
import { isTold, type Telling } from "../db/tell.ts";
import type { NotifyOf, Preferences } from "../preferences.ts";

/** What the rep chose of how they are told, and what time it is (milliseconds since 1970). */
export interface NotificationRules extends Pick<
  Preferences,
  "notifyOf" | "summaryAfter" | "quietHours"
> {
  readonly now: number;
}

/** When a reading began, in milliseconds since 1970. */
export function beginOf({ hits: [first] }: Session): number {
  return first?.receivedAt ?? 0;
}

export function isClick({ hits: [first] }: Session): boolean {
  return first?.kind === "click";
}

/** Those readings of a mail that notify, in their order, shown already or not. */
export function wantedReadings(
  document: MessageDocument,
  { sessions }: Folded,
  telling: Pick<Telling, "countUnconfirmed">,
  notifyOf: NotifyOf,
): Session[] {
  const told = sessions.filter(({ verdict }) => isTold(verdict, telling));
  switch (notifyOf) {
    case "every-open":
      return told;
    case "nothing":
      return [];
    case "clicks":
      return told.filter(isClick);
    case "first-open": {
      const first = told.find((reading) => !isClick(reading));
      return told.filter((reading) => reading === first || isClick(reading));
    }
    case "hot":
      return told.filter((reading) => isClick(reading) || madeHot(document, sessions, reading));
  }
}

/** Whether a mail became hot by this very reading. */
function madeHot(document: MessageDocument, sessions: readonly Session[], reading: Session) {
  const at = beginOf(reading);
  const readings = shortReadings(sessions.filter((one) => beginOf(one) <= at));
  return becameHotAt({ sentAt: sentTime(document), readings }, at) === at;
}
