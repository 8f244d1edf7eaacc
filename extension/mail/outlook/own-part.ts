import { claimedPayload, type TokenPayload } from "../../../shared/token.ts";
import { isQuoted } from "../quote-marks.ts";
import { trackedParts } from "../tracked-parts.ts";

/**
 * Of which tracked mail a message is: by the first pixel that stands in it and not in what it quotes, shown, proxied or
 * blocked; in one without, by the first wrapped link. It proves nothing: anybody's answer may have left the marks of its
 * quote out, and anybody may have copied a link.
 */
export function ownPart(
  body: ParentNode,
): Pick<TokenPayload, "messageId" | "mintedAt" | "link"> | null {
  const parts = trackedParts(body).toSorted((a, b) => orderOf(a.hit) - orderOf(b.hit));
  for (const { element, hit } of parts) {
    if (isQuoted(element, body)) continue;
    const payload = claimedPayload(hit.token);
    if (payload !== null && (payload.link === 0) === (hit.kind === "open")) return payload;
  }
  return null;
}

/** Pixels first. */
function orderOf({ kind }: { readonly kind: "open" | "click" }): number {
  return kind === "open" ? 0 : 1;
}
