import { claimedPayload } from "../../shared/token.ts";
import { findTrackedUrl } from "../../shared/tracked-url.ts";
import { readMail } from "../recipients/delivered-mail.ts";

/** Message ids in the pixels of a delivered body. */
export function pixelsIn(html: string): string[] {
  return readMail(html).pictures.flatMap(({ url }) => {
    const hit = findTrackedUrl(url, "any");
    return hit === null ? [] : (claimedPayload(hit.token)?.messageId ?? []);
  });
}
