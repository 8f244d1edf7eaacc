import type { MessageId } from "../../../shared/ids.ts";
import { storedItem } from "../../stored-item.ts";

/** The mails that were deleted together last, and when (milliseconds since 1970); null: none, or they were brought back. */
export const lastDeletion = storedItem<{
  readonly messageIds: readonly MessageId[];
  readonly at: number;
} | null>("session", "last-deletion", null);
