import { claimedPayload, type TokenPayload } from "../../../shared/token.ts";
import { isQuoted } from "../quote-marks.ts";
import { trackedParts } from "../tracked-parts.ts";

/**
 * Of which tracked mail a message is: by the first pixel that stands in it and not in what it quotes, shown, proxied or
 * blocked. It proves nothing: anybody's answer may have left the marks of its quote out.
 */
export function ownPixel(body: ParentNode): Pick<TokenPayload, "messageId" | "mintedAt"> | null {
  for (const { element, hit } of trackedParts(body)) {
    if (hit.kind !== "open" || isQuoted(element, body)) continue;
    const payload = claimedPayload(hit.token);
    if (payload !== null) return payload;
  }
  return null;
}
