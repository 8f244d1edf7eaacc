import type { Table } from "dexie";
import type { MessageId } from "../../shared/ids.ts";
import type { ThreadStatus } from "../messages.ts";
import type { MessageDocument } from "./message-document.ts";
import type { SummaryRow } from "./summary-rows.ts";

/** One value that must change together with messages: the cursor, the device token, what the badge counts. */
export interface KeyValue {
  readonly key: string;
  readonly value: unknown;
}

/** All that is left of a deleted mail, so that what the log still says of it is passed over. */
export interface ForgottenMail {
  readonly id: MessageId;
  /** Milliseconds since 1970. */
  readonly deletedAt: number;
}

/** What the extension's database holds. */
export interface Tables {
  readonly messages: Table<MessageDocument, MessageId>;
  readonly threads: Table<ThreadStatus, string>;
  readonly summaries: Table<SummaryRow, number>;
  readonly forgotten: Table<ForgottenMail, MessageId>;
  readonly kv: Table<KeyValue, string>;
}
