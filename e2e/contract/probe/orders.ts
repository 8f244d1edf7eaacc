import type {
  ComposeWindow,
  ListMark,
  ListRow,
  MessageMark,
  OpenMessage,
  OpenThread,
} from "../../../extension/mail/mail-client.ts";
import type { MarkToShow, Order, PlainMessage } from "./notes.ts";

type OrderAbout = Extract<Order, { id: string }>;

interface HeldMark<Marked, Handlers> {
  readonly marked: Marked;
  /** What its mark does. */
  readonly handlers: Handlers;
}

/** What the port handed over in this page, under the probe's names. */
export interface Held {
  readonly toggles: Map<string, ReturnType<ComposeWindow["addToggle"]>>;
  readonly composes: Map<string, ComposeWindow>;
  readonly rows: Map<string, HeldMark<ListRow, Pick<ListMark, "press" | "point" | "leave">>>;
  readonly messages: Map<string, HeldMark<OpenMessage, Pick<MessageMark, "press">>>;
  readonly threads: Map<string, OpenThread>;
  /** Gives undefined for what is not in this page. */
  obey(order: OrderAbout): unknown;
}

export function takeOrders(): Held {
  const held: Held = {
    toggles: new Map(),
    composes: new Map(),
    rows: new Map(),
    messages: new Map(),
    threads: new Map(),
    obey,
  };
  return held;

  function obey(order: OrderAbout): unknown {
    const { id } = order;
    switch (order.order) {
      case "update toggle":
        return done(held.toggles.get(id), (toggle) => toggle.update(order.toggle));
      case "head":
        return held.composes.get(id)?.head();
      case "unfold quote": {
        const compose = held.composes.get(id);
        compose?.unfoldQuote();
        return compose?.editor.innerHTML;
      }
      case "mark":
        return mark(id, order.mark);
      case "looks like":
        return held.rows.get(id)?.marked.looksLike(order.mail);
      case "contents": {
        const shown = held.messages.get(id)?.marked;
        return shown === undefined ? undefined : (shown.contents()?.innerHTML ?? null);
      }
      case "messages":
        return held.threads
          .get(id)
          ?.messages()
          .map(({ contents, ...message }): PlainMessage => ({
            ...message,
            html: contents?.innerHTML ?? null,
          }));
    }
  }

  function mark(id: string, shown: MarkToShow | null): true | undefined {
    const status =
      shown === null
        ? null
        : {
            state: shown.state,
            isHot: shown.isHot ?? false,
            title: counting(shown.title),
            line: () => shown.line ?? "",
          };
    const message = held.messages.get(id);
    message?.marked.mark(status === null ? null : { ...status, ...message.handlers });
    if (message !== undefined) return true;
    return done(held.rows.get(id), ({ marked, handlers }) =>
      marked.mark(status === null ? null : { ...status, ...handlers }),
    );
  }
}

function done<Thing>(thing: Thing | undefined, act: (thing: Thing) => void): true | undefined {
  if (thing === undefined) return undefined;
  act(thing);
  return true;
}

/** Other words each time, so that one sees whether they were asked for anew. */
function counting(title: string): () => string {
  let asked = 0;
  return () => {
    asked += 1;
    return `${title} ${asked}`;
  };
}
