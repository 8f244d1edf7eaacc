import type { Verdict } from "../../../shared/event.ts";
import type { MailSummary, ShortReading } from "../../db/summary.ts";
import type { Session } from "../../session.ts";
import type { Connection } from "../../sync/connection.ts";
import type { Permission } from "../settings/permission.ts";

/**
 * How a step stands.
 * - `attention`: it was taken, but does not work just now.
 */
export type StepState = "todo" | "done" | "skipped" | "attention";

/** Connected is who belongs to a server that answers. */
export function stateOfConnect(session: Session | null, connection: Connection): StepState {
  if (session === null) return "todo";
  const { state } = connection;
  if (state === "live" || state === "polling") return "done";
  return state === "offline" || state === "unauthorized" ? "attention" : "todo";
}

/** Only the rep can say whether a notification was seen; that the browser allows them proves nothing of the system. */
export function stateOfNotify(permission: Permission, seen: "seen" | "not-seen" | null): StepState {
  if (permission === "denied" || seen === "not-seen") return "attention";
  return seen === "seen" ? "done" : "todo";
}

/** The test is passed once somebody else's opening came all the way here. */
export function stateOfTest(mail: MailSummary | undefined): StepState {
  const { arrived } = outcomeOf(mail);
  return arrived !== null && arrived.verdict !== "machine" ? "done" : "todo";
}

/** What the test mail has shown so far. */
export interface TestOutcome {
  /** The best that arrived: a person's before an unconfirmed one, that before a machine's; null: nothing. */
  readonly arrived: {
    readonly verdict: Exclude<Verdict, "self">;
    /** Milliseconds since 1970. */
    readonly at: number;
  } | null;
  /** The rep's own view came in, and was not counted. */
  readonly ownWasSeen: boolean;
}

const best = ["person", "unconfirmed", "machine"] as const;

export function outcomeOf(mail: Pick<MailSummary, "readings"> | undefined): TestOutcome {
  const readings: readonly ShortReading[] = mail?.readings ?? [];
  for (const verdict of best) {
    const first = readings.find(([, , whose]) => whose === verdict);
    if (first !== undefined)
      return { arrived: { verdict, at: first[0] }, ownWasSeen: hasOwn(readings) };
  }
  return { arrived: null, ownWasSeen: hasOwn(readings) };
}

function hasOwn(readings: readonly ShortReading[]): boolean {
  return readings.some(([, , verdict]) => verdict === "self");
}
