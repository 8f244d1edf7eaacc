import { detailOf, type MailDetail } from "./mail-detail.ts";
import { isGone } from "./message-document.ts";
import { ownDevices } from "./own-devices.ts";
import type { Tables } from "./tables.ts";

/** The rep's mails of a thread, the oldest first, those that were sent untracked among them. */
export async function readThread(
  db: Pick<Tables, "messages" | "kv">,
  threadId: string,
): Promise<MailDetail[]> {
  const [documents, devices] = await Promise.all([
    db.messages.where("threadId").equals(threadId).toArray(),
    ownDevices.read(db),
  ]);
  return documents
    .filter((document) => !isGone(document))
    .map((document) => detailOf(document, devices))
    .sort((a, b) => a.summary.sentAt - b.summary.sentAt);
}
