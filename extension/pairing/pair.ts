import { decodeBase64Url } from "../../shared/base64url.ts";
import { pairingProofMessage } from "../../shared/pairing-proof.ts";
import {
  pairResponseSchema,
  problemSchema,
  type PairRequest,
  type PairResponse,
  type ServerInfo,
} from "../../shared/wire.ts";
import type { Sender } from "../db/kv.ts";
import { senderTag } from "../sender-tag.ts";
import { retryAfterDelay } from "../sync/backoff.ts";
import type { Fetch } from "../sync/fetch.ts";
import { inspectServer, isUsableOrigin } from "./inspect-server.ts";
import { requestJson } from "./json-request.ts";
import type { PairOutcome } from "./outcome.ts";
import { permissionPatterns } from "./server-address.ts";

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
  readonly adopt: (server: string, info: ServerInfo, answer: PairResponse) => Promise<void>;
}

export interface PairAttempt {
  readonly server: string;
  readonly code: string;
  /** False or absent: an existing pairing is left alone. */
  readonly replace?: boolean | undefined;
}

/** Pairs this browser with a server. The code is spent only when everything else is known to be right. */
export async function pair(deps: PairDeps, attempt: PairAttempt): Promise<PairOutcome> {
  const paired = await deps.currentServer();
  if (paired !== null && attempt.replace !== true)
    return { kind: "already-paired", server: paired };
  const look = await inspectServer(deps, attempt.server);
  if (look.kind !== "server") return look;
  const { server, info } = look;
  if (info.identity !== "pairing-code") return { kind: "sign-in-wanted", server };
  const code = attempt.code.trim();
  if (code === "") return { kind: "code-missing" };
  const origins = permissionPatterns([server, info.trackingOrigin]);
  if (!(await deps.hasAccess(origins))) return { kind: "permission-needed", origins };
  return spendCode(deps, server, info, code);
}

async function spendCode(
  deps: PairDeps,
  server: string,
  info: ServerInfo,
  code: string,
): Promise<PairOutcome> {
  const answer = await requestJson(deps, `${server}/v1/pair`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(await requestFor(code, await deps.earlierSender(server))),
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
  if (!isUsableOrigin(trackingOrigin, server))
    return { kind: "tracking-origin-unusable", trackingOrigin };
  const answered = { ...parsed.data, trackingOrigin: new URL(trackingOrigin).origin };
  await deps.adopt(server, info, answered);
  return { kind: "paired", server };
}

/** Asks to be the same sender again, so that hits on mail sent so far still arrive. Another server ignores it. */
async function requestFor(code: string, earlier: Sender | null): Promise<PairRequest> {
  // One that is stored and is none says as little as none.
  if (earlier === null || decodeBase64Url(earlier.senderKey) === null) return { code };
  const { sid, senderKey, keyVersion } = earlier;
  const proof = await senderTag(senderKey, pairingProofMessage(sid, code));
  return { code, resume: { sid, keyVersion, proof } };
}
