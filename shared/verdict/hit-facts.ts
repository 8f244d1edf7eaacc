import type { HitKind } from "../event.ts";

/** What a server sees of one hit. */
export interface HitFacts {
  readonly kind: HitKind;
  readonly method: "GET" | "HEAD";
  /** As it came; "" when there was none. */
  readonly userAgent: string;
  /** A request header by its lower-case name. */
  header(name: string): string | null;
  /** Seconds between minting and the hit; negative when the sender's clock is ahead. */
  readonly age: number;
}
