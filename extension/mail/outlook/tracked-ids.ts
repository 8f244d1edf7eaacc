import { findTrackedUrl } from "../../../shared/tracked-url.ts";
import { claimedPayload } from "../../../shared/token.ts";

/** Sightline's ids of the mails whose pixels and wrapped links stand below an element of a form, whosever they are. */
export function trackedIdsIn(element: ParentNode): Set<string> {
  const ids = new Set<string>();
  for (const part of element.querySelectorAll("img[src], a[href], area[href]")) {
    const name = part.localName === "img" ? "src" : "href";
    const hit = findTrackedUrl(part.getAttribute(name) ?? "", "any");
    if (hit?.kind !== (name === "src" ? "open" : "click")) continue;
    const id = claimedPayload(hit.token)?.messageId;
    if (id !== undefined) ids.add(id);
  }
  return ids;
}
