import type { LogEvent } from "../../shared/event.ts";
import type { EventId } from "../../shared/ids.ts";
import { tokenVersion, type TokenPayload } from "../../shared/token.ts";
import { parseHitTarget, verifyHit, type ParsedHit } from "../../shared/tracked-url.ts";
import { classify as classifyByAllRules } from "../../shared/verdict/classify.ts";
import { createClientInfo, UNKNOWN_CLIENT } from "./client-info.ts";
import type { HitCounters } from "./hit-counters.ts";
import { methodNotAllowed, picture, redirect, type HitResponse } from "./hit-response.ts";
import type { Networks } from "./network/networks.ts";
import type { RecentHits } from "./recent-hits.ts";
import type { SenderKeys } from "./sender-keys.ts";
import { describeError, type StructuredLog } from "./structured-log.ts";

/** A request as the hit path needs it, whatever the host. */
export interface HitRequest {
  readonly method: string;
  /** The raw request target, undecoded: path and query. */
  readonly target: string;
  /**
   * What `target` was before a proxy rewrote it, where that proxy says so; read when `target` cannot be verified. It may
   * be anybody's word, for it proves nothing that its own tag does not.
   */
  readonly originalTarget?: string | null;
  /** Of the client, as far as the host can tell; for the verdict only, never stored and never logged. */
  readonly address: string;
  /** By lower-case name. */
  header(name: string): string | null;
}

interface HitDeps {
  readonly senderKeys: Pick<SenderKeys, "get" | "keep">;
  /** Makes the event durable; never rejects. */
  readonly record: (event: LogEvent) => Promise<void>;
  readonly networks: Networks;
  readonly recentHits: RecentHits;
  /** Instead of judging by all rules. */
  readonly classify?: typeof classifyByAllRules;
  readonly counters: HitCounters;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly newEventId: (now: number) => EventId;
  readonly logger: StructuredLog;
}

/** A hit whose tag its sender's key has made, and what its token says. */
interface VerifiedHit {
  readonly hit: ParsedHit;
  readonly payload: TokenPayload;
}

/** What is made of a hit. */
type JudgedHit = Pick<LogEvent, "verdict" | "reasons" | "client" | "network">;

const NOT_JUDGED: JudgedHit = {
  verdict: "unconfirmed",
  reasons: ["not-judged"],
  client: { family: "", os: "", device: "unknown" },
  network: { class: "unknown", country: null },
};

export type HandleHit = (request: HitRequest) => Promise<HitResponse>;

/**
 * Whether the hit handler answers this request target; everything else belongs to the API. Besides the plain form,
 * gateways are known to escape letters without need, and proxies may send the absolute form.
 */
export function isHitTarget(target: string): boolean {
  if (target.startsWith("/o/") || target.startsWith("/c/")) return true;
  return (target.startsWith("/%6") || !target.startsWith("/")) && parseHitTarget(target) !== null;
}

/** Longer user agents are cut before anything parses them. */
const MAX_USER_AGENT = 512;

/**
 * Gives the handler of `GET|HEAD /o/…` and `/c/…`. It answers once the event is durable, and redirects only to what a
 * sender's own key has signed. No Hono here: this path alone decides how much the server can take.
 */
export function createHitHandler(deps: HitDeps): HandleHit {
  const { senderKeys, record, networks, recentHits, counters, clock, newEventId, logger } = deps;
  const classify = deps.classify ?? classifyByAllRules;
  const clientInfo = createClientInfo();

  return async (request) => {
    const { method, target } = request;
    if (method !== "GET" && method !== "HEAD") return methodNotAllowed;

    const hit = parseHitTarget(target);
    const verified =
      verify(hit) ??
      (request.originalTarget ? verify(parseHitTarget(request.originalTarget)) : null);
    if (verified === null) {
      return hit?.kind === "click" || hit?.kind === "damaged-click"
        ? damagedClick(hit.destination)
        : unknownOpen();
    }

    try {
      const loading = networks.prepare(request.address);
      if (loading !== null) await loading;
      await record(toEvent(verified, method, request));
    } catch (cause) {
      // A bug of ours must not cost the recipient the picture or the page.
      logger.error(
        { error: describeError(cause), kind: verified.hit.kind },
        "hit could not be recorded",
      );
    }
    return verified.hit.kind === "open" ? picture : redirect(verified.hit.destination);
  };

  function verify(hit: ReturnType<typeof parseHitTarget>): VerifiedHit | null {
    if (hit === null || (hit.kind !== "open" && hit.kind !== "click")) return null;
    const version = tokenVersion(hit.token);
    const key = version === null ? null : senderKeys.get(hit.sid, version);
    const payload = key === null ? null : verifyHit(key, hit);
    if (key === null || payload === null) return null;
    senderKeys.keep(key);
    return { hit, payload };
  }

  function unknownOpen(): HitResponse {
    counters.unknownOpens++;
    return picture;
  }

  async function damagedClick(destination: string | null): Promise<HitResponse> {
    counters.damagedClicks++;
    // Loaded now, because templates have no place in the start of a function that answers with 43 bytes.
    const { damagedLinkPage, unreadableLinkPage } = await import("./damaged-link-page.ts");
    return destination === null ? unreadableLinkPage() : damagedLinkPage(destination);
  }

  function toEvent(verified: VerifiedHit, method: "GET" | "HEAD", request: HitRequest): LogEvent {
    const { kind, sid } = verified.hit;
    const { messageId, recipient, link, mintedAt } = verified.payload;
    const receivedAt = clock();
    const age = Math.floor(receivedAt / 1_000) - mintedAt;
    const id = newEventId(receivedAt);
    const seen = { id, sid, messageId, recipient, kind, link, receivedAt, age };
    try {
      return { ...seen, ...judge(verified, { method, request, age }) };
    } catch (cause) {
      // A bug in a rule, or in a library that reads what strangers write, must not cost the log the hit.
      logger.error({ error: describeError(cause), kind }, "hit could not be judged");
      return { ...seen, ...NOT_JUDGED };
    }
  }

  function judge(
    { hit: { kind, sid }, payload: { messageId, recipient, link } }: VerifiedHit,
    { method, request, age }: { method: "GET" | "HEAD"; request: HitRequest; age: number },
  ): JudgedHit {
    const userAgent = (request.header("user-agent") ?? "").slice(0, MAX_USER_AGENT);
    const { address } = request;
    const network = networks.lookup(address);
    const judged = classify({
      kind,
      method,
      userAgent,
      header: (name) => request.header(name),
      age,
      network,
      // Private addresses are those of proxies and gateways of our own: behind them all clients are one.
      recent: recentHits.note({
        sid,
        messageId,
        recipient,
        kind,
        link,
        address: network.isPublic ? address : "",
      }),
      isBot: () => clientInfo(userAgent).isBot(),
    });
    // A mail provider's proxy shows a made-up system (Gmail's claims to be Windows XP), and stands in a country of its own.
    const ownPlace = judged.networkClass !== "mail-proxy";
    const client = ownPlace ? clientInfo(userAgent) : UNKNOWN_CLIENT;
    return {
      verdict: judged.verdict,
      reasons: judged.reasons,
      client: {
        family: judged.family === "" ? client.family : judged.family,
        os: client.os,
        device: client.device,
      },
      network: { class: judged.networkClass, country: ownPlace ? network.country : null },
    };
  }
}
