// The service worker that sends for the page: what it sends belongs to no tab.
import { type CarriedRequest, carryForPage } from "./service/carried.ts";

type ExtendableMessage = MessageEvent<CarriedRequest> & { waitUntil(work: Promise<void>): void };

addEventListener("message", (event: Event) => {
  const message = event as ExtendableMessage;
  message.waitUntil(carryForPage(message));
});
