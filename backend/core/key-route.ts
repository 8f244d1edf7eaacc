import type { Context } from "hono";
import type { KeyResponse } from "../../shared/wire.ts";
import type { ApiEnv } from "./api-env.ts";
import type { SenderKeys } from "./sender-keys.ts";

/** `GET /v1/key`: the sender's key under the current secret, for a browser that learned of a rotation. */
export function keyRoute({
  senderKeys,
}: {
  readonly senderKeys: Pick<SenderKeys, "exportCurrent">;
}) {
  return (c: Context<ApiEnv>): Response =>
    c.json<KeyResponse>(senderKeys.exportCurrent(c.var.caller.sid));
}
