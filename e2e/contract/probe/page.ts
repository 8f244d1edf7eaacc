import { browser } from "wxt/browser";
import type { MailClient } from "../../../extension/mail/mail-client.ts";
import type { FromPage, Manner, Order, ToPage } from "./notes.ts";
import { takeOrders } from "./orders.ts";
import type { ProbePage } from "./probe-page.ts";
import { watchCompose } from "./watch-compose.ts";
import { watchReading } from "./watch-reading.ts";

/** Notes everything that the port delivers in this page, and nothing that it does not. */
export function probePage(client: MailClient): void {
  const port = browser.runtime.connect();
  const send = (message: FromPage): void => port.postMessage(message);
  const stopping = new AbortController();
  const page = crypto.randomUUID().slice(0, 8);
  let ids = 0;
  let watch = (): void => undefined;
  const orders = takeOrders();

  port.onMessage.addListener((message: ToPage) => {
    if ("manner" in message) return begin(message.manner);
    let answer: unknown = true;
    try {
      answer = obey(message.order);
    } finally {
      send({ to: message.number, answer });
    }
  });

  function begin(manner: Manner): void {
    const probe: ProbePage = {
      manner,
      signal: stopping.signal,
      newId() {
        ids += 1;
        return `${page}-${ids}`;
      },
      note: (note) => send({ note }),
      handle(note) {
        send({ note });
        if (manner.throws.includes(note.what))
          throw new Error(`The probe throws at ${JSON.stringify(note)}`);
      },
    };
    watch = () => {
      watchCompose(client, probe, orders);
      watchReading(client, probe, orders);
    };
    if (manner.watchesAtOnce) watch();
  }

  function obey(order: Order): unknown {
    if ("id" in order) return orders.obey(order);
    switch (order.order) {
      case "watch":
        watch();
        return true;
      case "stop":
        stopping.abort();
        return true;
      case "host":
        return client.host;
    }
  }
}
