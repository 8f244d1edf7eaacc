import type { MessageId, SenderId } from "../../shared/ids.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import { mintClickUrl, mintOpenUrl } from "../../shared/tracked-url.ts";
import type { Bodies } from "./bodies.ts";

const TIMES = 4;
const LINKS = 50;

/**
 * Goes through what a Send does while nobody waits for it, with a mail, a key and an address of its own, and throws the
 * result away. By the real Send the browser has compiled it all: the first long mail of a page then takes 5 ms instead
 * of 20 to 30 (`npm run bench -- --only send`).
 * @param idle resolves when the page has nothing else to do; waited for before each go of a few milliseconds
 */
export async function rehearseSend(idle: () => Promise<void>, bodies: Bodies): Promise<void> {
  const urls = {
    trackingOrigin: "https://rehearsal.invalid",
    key: prepareSenderKey("aaaaaaaaaaa" as SenderId, new Uint8Array(32), 1),
  };
  const payload = { messageId: "AAAAAAAAAAA" as MessageId, mintedAt: 0, recipient: 0 };
  const body = bodies.sample(LINKS);
  for (let time = 0; time < TIMES; time++) {
    await idle();
    const tracked = bodies.track(bodies.clean(body), {
      open: () => mintOpenUrl(urls, payload),
      click: (link, destination) => mintClickUrl(urls, { ...payload, link }, destination),
    });
    tracked?.undo();
  }
}
