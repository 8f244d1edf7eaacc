import * as z from "zod/mini";

const viewSchema = z.object({ kind: z.literal("view"), receivedAt: z.number() });

/** When the view of an event's document was, milliseconds since 1970; null for a hit, and for what is no event. */
export function viewedAt(fields: unknown): number | null {
  return viewSchema.safeParse(fields).data?.receivedAt ?? null;
}
