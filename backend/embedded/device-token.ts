import { createHash } from "node:crypto";
import type { Authenticate } from "../core/bearer-auth.ts";
import type { SenderDirectory } from "../core/sender-directory.ts";

/** What is stored of a device token: its SHA-256, hexadecimal. The token is random, so it needs no salt. */
export function hashDeviceToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Tells callers by the tokens that pairing gave to their browsers. */
export function authenticateByDeviceToken(senders: Pick<SenderDirectory, "find">): Authenticate {
  return async (bearer) => {
    const id = hashDeviceToken(bearer);
    const sid = await senders.find(id);
    if (sid !== null) return { kind: "caller", caller: { sid, id } };
    const message = "This browser is not paired with this server.";
    return { kind: "refused", status: 401, code: "unauthorized", message };
  };
}
