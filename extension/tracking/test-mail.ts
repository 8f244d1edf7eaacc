import { deriveSenderKey, prepareSenderKey } from "../../shared/sender-key.ts";
import { senderIdSchema } from "../../shared/ids.ts";
import { mintClickUrl, mintOpenUrl, type TrackedUrlContext } from "../../shared/tracked-url.ts";
import { randomMessageId } from "../../shared/token.ts";
import type { TrackedUrls } from "./tracked-urls.ts";

const sid = senderIdSchema.parse("abcdefghij2");

/** For tests: the URLs of one mail of one sender. */
export function trackedUrls(
  trackingOrigin = "https://t.example.com",
): Omit<TrackedUrls, "open"> & { open(): string } {
  const key = prepareSenderKey(sid, deriveSenderKey(new Uint8Array(32).fill(7), sid), 1);
  const urls: TrackedUrlContext = { trackingOrigin, key };
  const payload = {
    messageId: randomMessageId((count) => new Uint8Array(count).fill(9)),
    mintedAt: 1_795_000_000,
    recipient: 0,
  };
  return {
    open: () => mintOpenUrl(urls, payload),
    click: (link, destination) => mintClickUrl(urls, { ...payload, link }, destination),
  };
}
