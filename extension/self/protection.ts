import { storedItem } from "../stored-item.ts";

/** Whether the rules that keep own views and clicks from being counted do what they are for. */
export interface Protection {
  /**
   * - `unknown`: not looked at yet since the browser started, or this browser is and was nobody's.
   * - `in-place`: they stand as they should.
   * - `restored`: they did not when they were looked at, and have been put back.
   * - `failing`: own views or clicks may count; `fault` says why.
   */
  readonly state: "unknown" | "in-place" | "restored" | "failing";
  /** Milliseconds since 1970; 0: never. */
  readonly checkedAt: number;
  /**
   * - `refused`: the browser does not take the rules.
   * - `not-followed`: it has them, and does not do as they say.
   * - `no-access`: it lets the extension see nothing of the tracking host, so that own clicks are not redirected; own views
   *   do not count.
   */
  readonly fault: "refused" | "not-followed" | "no-access" | null;
  /** Of `no-access`: the tracking host, where it is known. */
  readonly host: string | null;
}

/** Written by the background only; gone when the browser closes. */
export const protection = storedItem<Protection>("session", "protection", {
  state: "unknown",
  checkedAt: 0,
  fault: null,
  host: null,
});
