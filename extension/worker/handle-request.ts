import type { MessageId } from "../../shared/ids.ts";
import { deleteMails, restoreMails } from "../db/delete-mails.ts";
import { editMails } from "../db/edit-mails.ts";
import { correctHit } from "../db/correct-hit.ts";
import type { SightlineDatabase } from "../db/database.ts";
import { recordSeen } from "../db/record-seen.ts";
import { recordSent } from "../db/record-sent.ts";
import { readThreadStatuses } from "../db/thread-statuses.ts";
import type { SignIn } from "../identity/sign-in.ts";
import { requestSchema, type Request } from "../messages.ts";
import type { ServerLook } from "../pairing/inspect-server.ts";
import type { PairOutcome } from "../pairing/outcome.ts";
import type { PairAttempt } from "../pairing/pair.ts";
import type { ViewNotes } from "../self/note-views.ts";
import { skewWhenSent } from "../sync/known-skew.ts";
import type { DashboardPlace } from "./open-dashboard.ts";
import { telling } from "./telling.ts";

export interface RequestDeps {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly db: SightlineDatabase;
  readonly inspectServer: (server: string) => Promise<ServerLook>;
  readonly pair: (attempt: PairAttempt) => Promise<PairOutcome>;
  readonly signIn: SignIn;
  readonly views: ViewNotes;
  readonly unpair: () => Promise<void>;
  readonly pull: () => Promise<boolean>;
  readonly openDashboard: (at: DashboardPlace) => Promise<void>;
  /** Goes to a mail's thread in its mail client; false where there is no such mail. */
  readonly openMail: (id: MessageId) => Promise<boolean>;
  /** After a request changed what these threads show. */
  readonly onChanged: (threadIds: readonly string[]) => void;
}

/** What content scripts may ask, too: they run in pages that are not ours. */
const openToAll = new Set<Request["type"]>([
  "thread-statuses",
  "record-sent",
  "record-seen",
  "viewing",
  "sync",
  "open-dashboard",
  "open-mail",
]);

/**
 * Reads a message as a request.
 * @param isOwnPage whether one of the extension's own pages sent it.
 * @returns null when it is none, or not the sender's to make.
 */
export function readRequest(message: unknown, isOwnPage: boolean): Request | null {
  const request = requestSchema.safeParse(message);
  if (!request.success) return null;
  return isOwnPage || openToAll.has(request.data.type) ? request.data : null;
}

/** Answers one request as `messages.ts` says. Rejects only when the database or the browser's storage does. */
export async function handleRequest(deps: RequestDeps, request: Request): Promise<unknown> {
  switch (request.type) {
    case "thread-statuses":
      return readThreadStatuses(deps.db, request.threadIds);
    case "record-sent": {
      const { message } = request;
      const skew = await skewWhenSent(message);
      deps.onChanged(await recordSent(deps.db, message, skew, await telling()));
      return { recorded: true };
    }
    case "record-seen": {
      const { tracked, threadIds } = await recordSeen(deps.db, request.mail, await telling());
      deps.onChanged(threadIds);
      return { recorded: tracked };
    }
    case "viewing":
      return { noted: await deps.views.note(request.mailClient, request.mails) };
    case "correct-hit": {
      const { explanation, threadIds } = await correctHit(deps.db, request, await telling());
      deps.onChanged(threadIds);
      return explanation;
    }
    case "inspect-server":
      return deps.inspectServer(request.server);
    case "pair":
      return deps.pair(request);
    case "sign-in":
      return deps.signIn.begin(request.server, request.account);
    case "confirm-switch":
      await deps.signIn.confirmSwitch();
      return { confirmed: true };
    case "cancel-sign-in":
      await deps.signIn.cancel();
      return { cancelled: true };
    case "unpair":
      await deps.unpair();
      return { unpaired: true };
    case "sync":
      return { pulled: await deps.pull() };
    case "edit-mails": {
      const edited = await editMails(deps.db, request);
      // No tick is another one, but of what is muted no notification stands.
      deps.onChanged([]);
      return edited;
    }
    case "delete-mails": {
      const { deleted, threadIds } = await deleteMails(deps.db, request.messageIds, deps.now());
      deps.onChanged(threadIds);
      return { deleted };
    }
    case "restore-mails": {
      const { restored, threadIds } = await restoreMails(deps.db, request.messageIds);
      deps.onChanged(threadIds);
      return { restored };
    }
    case "open-dashboard":
      await deps.openDashboard(request.at);
      return { opened: true };
    case "open-mail":
      return { opened: await deps.openMail(request.messageId) };
  }
}
