import { timingSafeEqual } from "node:crypto";
import type { Context } from "hono";
import { viewEvent } from "../../shared/view-event.ts";
import { viewProof } from "../../shared/view-proof.ts";
import { VIEW_TOLERANCE_MS, viewRequestSchema, type ViewRequest } from "../../shared/wire.ts";
import type { ApiEnv } from "./api-env.ts";
import type { EventLog } from "./event-log.ts";
import { invalidField, problem } from "./problem.ts";
import { readJsonBody } from "./read-json-body.ts";
import { refuseBody } from "./refuse-body.ts";
import type { SenderKeys } from "./sender-keys.ts";
import type { Signals } from "./signals.ts";
import { UnavailableError } from "./unavailable-error.ts";

interface ViewsDeps {
  readonly log: Pick<EventLog, "append">;
  readonly senderKeys: Pick<SenderKeys, "get" | "keep">;
  readonly signals: Pick<Signals, "publish">;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** A view takes some 250. */
const MAX_BODY_BYTES = 1_024;

/**
 * `POST /v1/views`: the word of a sender's browser that it shows an own mail just now. It becomes an event like any other,
 * under the id that the browser made, so that what comes twice, or is sent again by somebody who listened, is one. Without
 * a bearer: who holds the sender's key has a right to say it, also after signing out.
 */
export function viewsRoute({ log, senderKeys, signals, clock }: ViewsDeps) {
  return async (c: Context<ApiEnv>): Promise<Response> => {
    const body = await readJsonBody(c.req.raw, MAX_BODY_BYTES);
    if (body.kind !== "json") return refuseBody(body.kind, MAX_BODY_BYTES);
    const request = viewRequestSchema.safeParse(body.value);
    if (!request.success) return refuseField(request.error.issues[0]?.path[0]);
    const view = request.data;
    if (!isProven(view, senderKeys)) return proofWrong();
    const now = clock();
    if (Math.abs(now - view.at) > VIEW_TOLERANCE_MS) return stale();

    // Nothing waits for it later: a view that is stored when its hits have been shown is of no use.
    await log.append(viewEvent(view, Math.max(0, now - view.ago))).catch((cause: unknown) => {
      throw new UnavailableError("the view could not be stored", { cause });
    });
    signals.publish(view.sid);
    return c.body(null, 204);
  };
}

/** Under a version that is retired, somebody else may know the key as well. */
function isProven(view: ViewRequest, senderKeys: ViewsDeps["senderKeys"]): boolean {
  const key = senderKeys.get(view.sid, view.keyVersion);
  if (key === null) return false;
  const proof = viewProof(key, view);
  if (!timingSafeEqual(Buffer.from(proof), Buffer.from(view.proof))) return false;
  senderKeys.keep(key);
  return true;
}

const FIELDS: Readonly<Record<keyof ViewRequest, string>> = {
  sid: "sid is a sender id, 11 characters of a-z and 2-7.",
  keyVersion: "keyVersion is a whole number from 1 to 255.",
  id: "id is an event id, 16 to 40 characters of base64url.",
  messageId: "messageId is 11 characters of base64url.",
  mailClient: 'mailClient is "gmail" or "outlook".',
  at: "at is a time in whole milliseconds since 1970.",
  ago: `ago is a whole number of milliseconds from 0 to ${VIEW_TOLERANCE_MS}.`,
  proof: "proof is 12 characters of base64url.",
};

function refuseField(field: PropertyKey | undefined): Response {
  return typeof field === "string" && Object.hasOwn(FIELDS, field)
    ? invalidField(field, FIELDS[field as keyof ViewRequest])
    : invalidField("body", `The body is an object with ${Object.keys(FIELDS).join(", ")}.`);
}

function proofWrong(): Response {
  const message = "The proof is not one that a key of this sender in force gives for this view.";
  return problem(403, { code: "proof-wrong", message, field: "proof" });
}

function stale(): Response {
  const message = `at is more than ${VIEW_TOLERANCE_MS / 1_000} seconds from this server's time; see its Date.`;
  return problem(400, { code: "view-stale", message, field: "at" });
}
