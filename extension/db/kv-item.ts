import type * as z from "zod/mini";
import type { Tables } from "./tables.ts";

type Kv = Pick<Tables, "kv">;

/** A value in the database that has a shape of its own. */
export interface KvItem<T> {
  read(db: Kv): Promise<T>;
  write(db: Kv, value: T): Promise<void>;
}

/** @param otherwise what it is before it was written, and where another version wrote something else. */
export function kvItem<T>(key: string, schema: z.ZodMiniType<T>, otherwise: T): KvItem<T> {
  return {
    async read(db) {
      const value = schema.safeParse((await db.kv.get(key))?.value);
      return value.success ? value.data : otherwise;
    },
    async write(db, value) {
      await db.kv.put({ key, value });
    },
  };
}
