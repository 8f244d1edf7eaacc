import { browser } from "wxt/browser";
import type { FromPage, Manner, Note, Order, ProbeWorker, ToPage } from "./notes.ts";

type Port = Parameters<Parameters<typeof browser.runtime.onConnect.addListener>[0]>[0];

/** Collects what the pages note, and passes on what they are told to do. */
export function startProbeWorker(): ProbeWorker {
  const ports = new Set<Port>();
  const waiting = new Map<number, (answer: unknown) => void>();
  let orders = 0;

  const probe: ProbeWorker = {
    notes: [],
    manner: { watchesAtOnce: true, throws: [], changes: true } satisfies Manner,
    async order(order: Order) {
      const answers = [...ports].map((port) => {
        orders += 1;
        const number = orders;
        const answered = new Promise<unknown>((resolve) => {
          waiting.set(number, resolve);
          port.onDisconnect.addListener(() => resolve(undefined));
        });
        port.postMessage({ number, order } satisfies ToPage);
        return answered;
      });
      return (await Promise.all(answers)).find((answer) => answer !== undefined);
    },
  };
  Object.assign(globalThis, { probe });

  browser.runtime.onConnect.addListener((port) => {
    ports.add(port);
    port.onDisconnect.addListener(() => ports.delete(port));
    port.onMessage.addListener((message: FromPage) => {
      if ("note" in message) probe.notes.push(message.note satisfies Note);
      else waiting.get(message.to)?.(message.answer);
    });
    port.postMessage({ manner: probe.manner } satisfies ToPage);
  });
  return probe;
}
