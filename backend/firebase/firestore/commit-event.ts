import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { LogEvent } from "../../../shared/event.ts";
import { UnavailableError } from "../../core/unavailable-error.ts";
import { holdingTimers, pause, within, type DeadlineTimers } from "./deadline.ts";
import { eventFields, eventPath, STORED_AT } from "./event-document.ts";
import { exchange } from "./exchange.ts";
import type { FirestoreAccess } from "./firestore-access.ts";

interface EventWriterOptions extends FirestoreAccess {
  readonly projectId: string;
  readonly databaseId?: string;
  /** For everything: the token, the request, and one more attempt. */
  readonly timeoutMs: number;
  /** How long after a hit its document may be deleted. */
  readonly retentionMs: number;
  readonly timers?: DeadlineTimers;
  /** A steady clock in milliseconds. */
  readonly clock?: () => number;
}

/** Stores events; nothing more, for the sake of its start. */
export interface EventWriter {
  /**
   * Stores an event, unless one with its id is stored already.
   * @throws {UnavailableError} when it is not known to be stored in time; another attempt is safe.
   * @throws {Error} when Firestore does not take it, and would not take it a second later either.
   */
  append(event: LogEvent): Promise<void>;
  /** As `append`; tells whether an event with its id was stored before. */
  store(event: LogEvent): Promise<"new" | "known">;
  /** Closes the connections. To be called when every `append` has settled. */
  close(): void;
}

/** What became of one attempt. */
type Outcome =
  | { readonly kind: "new" }
  /** Stored before: by an attempt whose answer got lost, or by somebody else. */
  | { readonly kind: "known" }
  | { readonly kind: "refused"; readonly why: string }
  /** `rejected`: the token that was not taken. `answered`: the connection is good; it is Firestore that is not. */
  | {
      readonly kind: "failed";
      readonly cause: unknown;
      readonly answered: boolean;
      readonly rejected?: string;
    };

/** The first attempt's share of the time. What is left must be enough for a new connection. */
const FIRST_SHARE = 0.6;
/** Beside 5xx: aborted, or asked too much, or given up; see google.rpc.Code. */
const RETRIED: ReadonlySet<number> = new Set([408, 409, 429, 499]);
/** After an answer that says "not now". */
const PAUSE_MS = 100;

/**
 * The one writer of events: a single `documents:commit` for each, created if it does not exist, stamped with the server's
 * time. No SDK: that would cost a cold start 300 ms. Two attempts with the same id within the deadline; the second one on
 * a new connection when the first got no answer, because the sockets that a sleeping instance has kept may all be dead.
 * @see https://firebase.google.com/docs/firestore/reference/rest/v1/projects.databases.documents/commit
 */
export function createEventWriter(options: EventWriterOptions): EventWriter {
  const { timers = holdingTimers, clock = () => performance.now() } = options;
  const database = `projects/${options.projectId}/databases/${options.databaseId ?? "(default)"}`;
  const url = new URL(`${options.endpoint}/v1/${database}/documents:commit`);
  const agent = new (url.protocol === "https:" ? HttpsAgent : HttpAgent)({ keepAlive: true });

  return {
    append: async (event) => void (await store(event)),
    store,
    close: () => agent.destroy(),
  };

  async function store(event: LogEvent): Promise<"new" | "known"> {
    const deadline = clock() + options.timeoutMs;
    const body = JSON.stringify({ writes: [createWrite(event)] });
    let outcome = await attempt(body, options.timeoutMs * FIRST_SHARE);
    if (outcome.kind === "failed") {
      const { answered, rejected } = outcome;
      if (answered && rejected === undefined) await pause(PAUSE_MS, timers);
      outcome = await attempt(body, deadline - clock(), { pooled: answered, rejected });
    }
    if (outcome.kind === "failed")
      throw new UnavailableError("Firestore did not take the event in time", {
        cause: outcome.cause,
      });
    if (outcome.kind === "refused") throw new Error(`Firestore refused the event: ${outcome.why}`);
    return outcome.kind;
  }

  function createWrite(event: LogEvent): object {
    const name = `${database}/documents/${eventPath(event.sid, event.id)}`;
    return {
      update: { name, fields: eventFields(event, options.retentionMs) },
      currentDocument: { exists: false },
      updateTransforms: [{ fieldPath: STORED_AT, setToServerValue: "REQUEST_TIME" }],
    };
  }

  async function attempt(
    body: string,
    budgetMs: number,
    { pooled, rejected }: { pooled: boolean; rejected?: string | undefined } = { pooled: true },
  ): Promise<Outcome> {
    const end = clock() + budgetMs;
    try {
      const token = await within(
        budgetMs,
        timers,
        options.accessToken(rejected),
        () => new Error(`no access token in ${budgetMs} ms`),
      );
      const answer = await exchange({
        url,
        method: "POST",
        headers: {
          authorization: `Bearer ${token}`,
          ...(options.quotaProject !== undefined && {
            "x-goog-user-project": options.quotaProject,
          }),
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
        },
        body,
        agent: pooled ? agent : false,
        timeoutMs: Math.max(end - clock(), 0),
        timers,
      });
      return judge(answer.status, answer.body, token);
    } catch (cause) {
      return { kind: "failed", cause, answered: false };
    }
  }
}

function judge(status: number, body: string, token: string): Outcome {
  if (status === 200) return { kind: "new" };
  // Two of gRPC's codes are 409 in HTTP: the event is there already, or two writes met and neither was done.
  const code = /"status":\s*"([A-Z_]{1,40})"/.exec(body)?.[1] ?? "no code";
  if (status === 409 && code === "ALREADY_EXISTS") return { kind: "known" };
  const why = `${status} ${code}`;
  const cause = new Error(`Firestore answered ${why}`);
  if (status === 401) return { kind: "failed", cause, answered: true, rejected: token };
  if (status >= 500 || RETRIED.has(status)) return { kind: "failed", cause, answered: true };
  return { kind: "refused", why };
}
