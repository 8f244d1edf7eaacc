import { findTrackedUrl } from "../../../shared/tracked-url.ts";
import { claimedPayload } from "../../../shared/token.ts";

/** Sightline's ids of the mails whose pixels stand below an element of a form, whosever they are. */
export function pixelIdsIn(element: ParentNode): Set<string> {
  const ids = new Set<string>();
  for (const image of element.querySelectorAll("img[src]")) {
    const hit = findTrackedUrl(image.getAttribute("src") ?? "", "any");
    const id = hit?.kind === "open" ? claimedPayload(hit.token)?.messageId : undefined;
    if (id !== undefined) ids.add(id);
  }
  return ids;
}
