import type { View } from "../../shared/view-event.ts";
import { viewProofMessage } from "../../shared/view-proof.ts";
import { problemSchema, VIEW_TOLERANCE_MS, type ViewRequest } from "../../shared/wire.ts";
import type { SenderTag } from "../sender-tag.ts";
import type { OwnSender } from "../db/kv.ts";
import { backoffDelay, retryAfterDelay } from "../sync/backoff.ts";
import { clockSkew } from "../sync/clock-skew.ts";
import type { Fetch } from "../sync/fetch.ts";
import type { After } from "../sync/within.ts";

export interface SendViewDeps {
  readonly fetch: Fetch;
  /** Milliseconds since 1970, by this computer's clock. */
  readonly now: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly after: After;
  readonly senderTag: SenderTag;
  /** Any extension API call: it restarts the worker's 30 s idle timer. */
  readonly keepAlive: () => void;
}

/** A view, and what is known of its time. */
export interface SeenView extends View {
  /** Milliseconds since 1970, by this computer's clock. */
  readonly seenAt: number;
  /** How far that clock is ahead of the server's, in milliseconds. */
  readonly skew: number;
}

/** What became of one attempt. */
type Answer =
  | { readonly kind: "told" }
  | { readonly kind: "refused" }
  | { readonly kind: "not-now"; readonly wait: number | null }
  /** The clocks are further apart than it was thought: so far. */
  | { readonly kind: "stale"; readonly skew: number | null };

const timeoutMs = 10_000;
/** Well below the 30 s after which an idle worker ends. */
const longestPauseMs = 20_000;

/**
 * Tells the server of a view, `POST /v1/views`, signed with the sender's key. Tries again while the view may still be told,
 * two minutes; then, or when the server does not want it, it is given up without a word: the browser has its own copy.
 * @returns whether the server knows.
 */
export async function sendView(
  deps: SendViewDeps,
  sender: OwnSender,
  view: SeenView,
): Promise<boolean> {
  let { skew } = view;
  let corrected = false;
  for (let failures = 0; ;) {
    deps.keepAlive();
    const answer = await attempt(deps, sender, { ...view, skew });
    if (answer.kind === "told") return true;
    if (answer.kind === "refused") return false;
    if (answer.kind === "stale") {
      if (corrected || answer.skew === null) return false;
      corrected = true;
      ({ skew } = answer);
      continue;
    }
    failures += 1;
    const pause = Math.min(backoffDelay(failures, deps.random()), longestPauseMs);
    const wait = Math.max(answer.wait ?? 0, pause);
    if (deps.now() + wait - view.seenAt > VIEW_TOLERANCE_MS) return false;
    await new Promise<void>((resolve) => {
      deps.after(wait, resolve, new AbortController().signal);
    });
  }
}

async function attempt(deps: SendViewDeps, sender: OwnSender, view: SeenView): Promise<Answer> {
  const asked = deps.now();
  const ago = Math.max(0, Math.round(asked - view.seenAt));
  if (ago > VIEW_TOLERANCE_MS) return { kind: "refused" };
  const body = JSON.stringify(await signed(deps.senderTag, sender, view, ago));
  let response: Response;
  try {
    response = await deps.fetch(`${sender.server}/v1/views`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch {
    return { kind: "not-now", wait: null };
  }
  if (response.ok) return { kind: "told" };
  const { status, headers } = response;
  if (status >= 500 || status === 429 || status === 408) {
    return { kind: "not-now", wait: retryAfterDelay(headers.get("retry-after"), deps.now()) };
  }
  const refusal: unknown = await response.json().catch(() => null);
  const isStale = problemSchema.safeParse(refusal).data?.error.code === "view-stale";
  return isStale
    ? { kind: "stale", skew: clockSkew(response, asked, deps.now()) }
    : { kind: "refused" };
}

/** @throws when the key is none, which no server gives. */
async function signed(
  senderTag: SenderTag,
  { sid, senderKey, keyVersion }: OwnSender,
  view: SeenView,
  ago: number,
) {
  const { id, messageId, mailClient, seenAt, skew } = view;
  const at = Math.max(0, Math.round(seenAt - skew));
  const facts = { id, messageId, mailClient, at, ago };
  const proof = await senderTag(senderKey, viewProofMessage(sid, facts));
  return { sid, keyVersion, ...facts, proof } satisfies ViewRequest;
}
