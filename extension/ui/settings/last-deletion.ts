import type { MessageId } from "../../../shared/ids.ts";
import { storedItem } from "../../stored-item.ts";

/** Mails that were deleted together, and when; milliseconds since 1970. */
export interface Deletion {
  readonly messageIds: readonly MessageId[];
  readonly at: number;
}

/** The last one; null: there is none, or the mails were brought back. */
export const lastDeletion = storedItem<Deletion | null>("session", "last-deletion", null);
