import { storedItem } from "../../stored-item.ts";

/** What the rep said of the last test notification; null: none was sent, or nothing was said. */
export const testSeen = storedItem<"seen" | "not-seen" | null>("local", "notification-test", null);
