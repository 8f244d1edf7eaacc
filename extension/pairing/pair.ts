import { decodeBase64Url } from "../../shared/base64url.ts";
import { pairingProof } from "../../shared/pairing-proof.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import {
  pairResponseSchema,
  problemSchema,
  PROTOCOL_VERSION,
  serverInfoSchema,
  type PairRequest,
  type PairResponse,
} from "../../shared/wire.ts";
import type { Sender } from "../db/kv.ts";
import { retryAfterDelay } from "../sync/backoff.ts";
import type { PairOutcome } from "./outcome.ts";
import { isLoopback, normalizeServerAddress, permissionPatterns } from "./server-address.ts";
import type { Fetch } from "../sync/fetch.ts";

export interface PairDeps {
  readonly fetch: Fetch;
  readonly now: () => number;
  /** Whether the extension may reach these match patterns. Asking for them takes a click, so the popup does that. */
  readonly hasAccess: (patterns: readonly string[]) => Promise<boolean>;
  /** The server this browser is paired with, or null. */
  readonly currentServer: () => Promise<string | null>;
  /** The sender that this browser was before, most likely to this server; else null. */
  readonly earlierSender: (server: string) => Promise<Sender | null>;
  /** Makes the new pairing the one in force. */
  readonly adopt: (server: string, answer: PairResponse) => Promise<void>;
}

export interface PairAttempt {
  readonly server: string;
  readonly code: string;
  /** False or absent: an existing pairing is left alone. */
  readonly replace?: boolean | undefined;
}

const timeoutMs = 5000;

/** Pairs this browser with a server. The code is spent only when everything else is known to be right. */
export async function pair(deps: PairDeps, attempt: PairAttempt): Promise<PairOutcome> {
  const server = normalizeServerAddress(attempt.server);
  if (server === null) return { kind: "address-invalid" };
  const code = attempt.code.trim();
  if (code === "") return { kind: "code-missing" };
  const paired = await deps.currentServer();
  if (paired !== null && attempt.replace !== true)
    return { kind: "already-paired", server: paired };

  const info = await getJson(deps, `${server}/.well-known/sightline`, {});
  if (info === null) return { kind: "unreachable", server };
  const protocol = protocolOf(info.body);
  if (info.status !== 200 || protocol === null) return { kind: "not-sightline", server };
  if (protocol < PROTOCOL_VERSION) return { kind: "server-older" };
  if (protocol > PROTOCOL_VERSION) return { kind: "server-newer" };
  const parsed = serverInfoSchema.safeParse(info.body);
  if (!parsed.success) return { kind: "not-sightline", server };
  if (parsed.data.identity !== "pairing-code") return { kind: "identity-unsupported" };
  const { trackingOrigin } = parsed.data;
  if (!isUsable(trackingOrigin, server))
    return { kind: "tracking-origin-unusable", trackingOrigin };

  const origins = permissionPatterns([server, trackingOrigin]);
  if (!(await deps.hasAccess(origins))) return { kind: "permission-needed", origins };
  return spendCode(deps, server, code);
}

async function spendCode(deps: PairDeps, server: string, code: string): Promise<PairOutcome> {
  const answer = await getJson(deps, `${server}/v1/pair`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(requestFor(code, await deps.earlierSender(server))),
  });
  if (answer === null) return { kind: "unreachable", server };
  if (answer.status === 429) {
    const delay = retryAfterDelay(answer.retryAfter, deps.now()) ?? 60_000;
    return { kind: "too-many-tries", seconds: Math.max(1, Math.ceil(delay / 1000)) };
  }
  if (answer.status >= 400) {
    const problem = problemSchema.safeParse(answer.body);
    const code = problem.success ? problem.data.error.code : "";
    if (code === "pairing-code-expired") return { kind: "code-expired" };
    if (code === "pairing-code-used") return { kind: "code-used" };
    if (answer.status < 500 && problem.success) return { kind: "code-wrong" };
    return { kind: "server-failed", status: answer.status };
  }
  const parsed = pairResponseSchema.safeParse(answer.body);
  if (!parsed.success) return { kind: "not-sightline", server };
  const { trackingOrigin } = parsed.data;
  if (!isUsable(trackingOrigin, server))
    return { kind: "tracking-origin-unusable", trackingOrigin };
  await deps.adopt(server, { ...parsed.data, trackingOrigin: new URL(trackingOrigin).origin });
  return { kind: "paired", server };
}

/** Asks to be the same sender again, so that hits on mail sent so far still arrive. Another server ignores it. */
function requestFor(code: string, earlier: Sender | null): PairRequest {
  const key = earlier === null ? null : decodeBase64Url(earlier.senderKey);
  if (earlier === null || key === null) return { code };
  const { sid } = earlier;
  return { code, resume: { sid, proof: pairingProof(prepareSenderKey(sid, key), code) } };
}

/** Links must lead to a plain origin, and to this machine only when the server is on it too. */
function isUsable(trackingOrigin: string, server: string): boolean {
  if (!URL.canParse(trackingOrigin)) return false;
  const url = new URL(trackingOrigin);
  if (url.username !== "" || url.password !== "" || url.host === "") return false;
  return !isLoopback(url.origin) || isLoopback(server);
}

function protocolOf(body: unknown): number | null {
  if (typeof body !== "object" || body === null || !("protocol" in body)) return null;
  return Number.isInteger(body.protocol) ? Number(body.protocol) : null;
}

interface JsonAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | null;
}

async function getJson(
  deps: Pick<PairDeps, "fetch">,
  url: string,
  init: RequestInit,
): Promise<JsonAnswer | null> {
  try {
    const response = await deps.fetch(url, {
      ...init,
      cache: "no-store",
      credentials: "omit",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const body: unknown = await response.json().catch(() => null);
    return { status: response.status, body, retryAfter: response.headers.get("retry-after") };
  } catch {
    return null;
  }
}
