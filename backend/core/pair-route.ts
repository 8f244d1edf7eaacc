import type { Context } from "hono";
import { PROTOCOL_VERSION, pairRequestSchema, type PairResponse } from "../../shared/wire.ts";
import type { ApiEnv } from "./api-env.ts";
import type { Pair, PairOutcome } from "./pairing.ts";
import { invalidField, problem } from "./problem.ts";
import { readJsonBody } from "./read-json-body.ts";
import { refuseBody } from "./refuse-body.ts";
import type { SenderKeys } from "./sender-keys.ts";

interface PairDeps {
  readonly pair: Pair;
  readonly senderKeys: Pick<SenderKeys, "exportCurrent">;
  readonly trackingOrigin: string;
}

const MAX_BODY_BYTES = 4_096;

/** `POST /v1/pair`: trades a one-time code for all that a browser needs. */
export function pairRoute({ pair, senderKeys, trackingOrigin }: PairDeps) {
  return async (c: Context<ApiEnv>): Promise<Response> => {
    const body = await readJsonBody(c.req.raw, MAX_BODY_BYTES);
    if (body.kind !== "json") return refuseBody(body.kind, MAX_BODY_BYTES);
    const request = pairRequestSchema.safeParse(body.value);
    if (!request.success) {
      return request.error.issues[0]?.path[0] === "resume"
        ? invalidField(
            "resume",
            "resume is a sender id, a key version and a proof of 12 characters, or absent.",
          )
        : invalidField("code", "code is a text of 1 to 32 characters.");
    }
    const outcome = await pair(request.data, c.env.address);
    if (outcome.kind !== "paired") return refuse(outcome);
    return c.json<PairResponse>({
      protocol: PROTOCOL_VERSION,
      sid: outcome.sid,
      ...senderKeys.exportCurrent(outcome.sid),
      deviceToken: outcome.deviceToken,
      trackingOrigin,
    });
  };
}

const CODE_FAULTS = {
  wrong: "This is not a pairing code of this server. The server's terminal shows the current one.",
  used: "This pairing code has been used already. The server's terminal shows a new one.",
  expired: "This pairing code has expired. The server's terminal shows a new one.",
};

function refuse(outcome: Exclude<PairOutcome, { kind: "paired" }>): Response {
  if (outcome.kind === "too-many-tries") {
    const message = `Too many wrong codes. Try again in ${outcome.retryAfterSeconds} seconds.`;
    const headers = { "Retry-After": String(outcome.retryAfterSeconds) };
    return problem(429, { code: "too-many-tries", message }, headers);
  }
  const code = `pairing-code-${outcome.kind}`;
  return problem(403, { code, message: CODE_FAULTS[outcome.kind], field: "code" });
}
