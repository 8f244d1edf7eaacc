import * as z from "zod/mini";
import { logEventSchema, type LogEvent } from "../../shared/event.ts";
import type { SenderId } from "../../shared/ids.ts";
import { eventsPageSchema, problemSchema } from "../../shared/wire.ts";
import { fetchAuthorized } from "./authorized-fetch.ts";
import { retryAfterDelay } from "./backoff.ts";
import { readClock, type ClockReading } from "./clock-skew.ts";
import type { AccessProblem, Credentials } from "./credentials.ts";
import type { Fetch } from "./fetch.ts";
import type { Trouble } from "./trouble.ts";

export type FetchedPage =
  | {
      readonly kind: "page";
      /** Not looked at yet: `readEvents` does. So the next page can be on its way meanwhile. */
      readonly events: readonly unknown[];
      readonly cursor: string;
      readonly more: boolean;
      /** The version of the key that the server mints under now; undefined from a server that knows of none. */
      readonly keyVersion?: number | undefined;
      readonly clock: ClockReading | null;
    }
  | { readonly kind: "unauthorized"; readonly problem: AccessProblem }
  | { readonly kind: "invalid-cursor" }
  | { readonly kind: "failed"; readonly trouble: Trouble; readonly retryAfter: number | null };

const timeoutMs = 15_000;
const pageLimit = 1000;

// The envelope must be sound, but one event that is not must not block those after it for ever.
const envelopeSchema = z.extend(eventsPageSchema, {
  events: z.array(z.unknown()),
  keyVersion: z.optional(eventsPageSchema.shape.keyVersion),
});

/** Reads one page of the log, `GET /v1/events`. Never throws for what a network or a server may do. */
export async function fetchEventsPage(
  deps: { readonly fetch: Fetch; readonly now: () => number },
  credentials: Credentials,
  cursor: string | null,
  signal: AbortSignal,
): Promise<FetchedPage> {
  const url = new URL("/v1/events", credentials.server);
  url.searchParams.set("limit", String(pageLimit));
  if (cursor !== null) url.searchParams.set("after", cursor);
  const asked = deps.now();
  const answer = await fetchAuthorized(deps.fetch, credentials, url.href, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  if (answer.kind === "refused") return { kind: "unauthorized", problem: answer.problem };
  if (answer.kind === "unreachable") return failed(answer.trouble);
  const { response } = answer;
  const clock = readClock(response, asked, deps.now());
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const problem = problemSchema.safeParse(body);
    const field = problem.success ? problem.data.error.field : undefined;
    if (response.status === 400 && field === "after") return { kind: "invalid-cursor" };
    const retryAfter = retryAfterDelay(response.headers.get("retry-after"), deps.now());
    return { kind: "failed", trouble: { kind: "answered", status: response.status }, retryAfter };
  }
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) return failed({ kind: "not-sightline" });
  return { kind: "page", clock, ...envelope.data };
}

function failed(trouble: Trouble): FetchedPage {
  return { kind: "failed", trouble, retryAfter: null };
}

/**
 * The events of a page that this version can read and that are this sender's, in the same order. All others stay in the
 * server's log.
 */
export function readEvents(page: readonly unknown[], sid: SenderId): LogEvent[] {
  return page.flatMap((event) => {
    const parsed = logEventSchema.safeParse(event);
    return parsed.success && parsed.data.sid === sid ? [parsed.data] : [];
  });
}
