import type { MessageExplanation, Request } from "../../messages.ts";
import type { OpenThreadDeps } from "../../notifications/open-thread.ts";
import type { BadgeDeps } from "../../worker/badge.ts";
import type { AdviceApi } from "../advice/facts.ts";
import { ask, type Background } from "../connect/requests.ts";
import type { RepsWord } from "../timeline/correction.tsx";

/** What the popup needs of the browser. */
export interface PopupApi extends OpenThreadDeps, BadgeDeps, Background, AdviceApi {
  readonly permissions: Background["permissions"] & AdviceApi["permissions"];
  readonly tabs: OpenThreadDeps["tabs"] & AdviceApi["tabs"];
}

/**
 * Has the rep's word on hits of one mail stored, one after the other.
 * @returns whether all of it was; what was, shows in the database.
 */
export async function requestCorrection(
  api: Pick<Background, "runtime">,
  { messageId, eventIds, scope }: RepsWord,
): Promise<boolean> {
  for (const eventId of eventIds) {
    const request: Request = { type: "correct-hit", messageId, eventId, scope };
    if ((await ask<MessageExplanation | null>(api, request, null)) === null) return false;
  }
  return true;
}
