import { pageFiles } from "../../page-api.ts";
import { options } from "../options.ts";
import { policy } from "../trusted-types.ts";
import type { CarriedAnswer, CarriedRequest } from "./carried.ts";

/** Sends a request that writes from where the options say; its answer's body as text. */
export async function carry(request: CarriedRequest): Promise<CarriedAnswer> {
  if (options.sendFrom === "worker") return byMessage(await worker(), request);
  if (options.sendFrom === "service-worker") return byMessage(await serviceWorker(), request);
  return carryHere(request);
}

export async function carryHere({ url, headers, body }: CarriedRequest): Promise<CarriedAnswer> {
  const answer = await fetch(url, { method: "POST", headers, body });
  return { status: answer.status, text: await answer.text() };
}

/** @throws when the other side could not send it, as `fetch` does */
function byMessage(
  receiver: { postMessage(message: unknown, transfer: Transferable[]): void },
  request: CarriedRequest,
): Promise<CarriedAnswer> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve, reject) => {
    port1.addEventListener("message", ({ data }: MessageEvent<CarriedAnswer | null>) => {
      port1.close();
      if (data === null) reject(new TypeError("Failed to fetch"));
      else resolve(data);
    });
    port1.start();
    receiver.postMessage(request, [port2]);
  });
}

let theWorker: Worker | undefined;

function worker(): Promise<Worker> {
  theWorker ??= new Worker(policy.createScriptURL(pageFiles.sendWorker));
  return Promise.resolve(theWorker);
}

async function serviceWorker(): Promise<ServiceWorker> {
  const { active } = await navigator.serviceWorker.ready;
  if (active === null) throw new Error("The service worker is not active.");
  return active;
}

/** Outlook has a service worker whatever sends. It sends only in stories about that. */
export async function registerServiceWorker(): Promise<void> {
  if (options.sendFrom !== "service-worker") return;
  await navigator.serviceWorker.register(policy.createScriptURL(pageFiles.serviceWorker), {
    scope: "/mail/",
  });
}
