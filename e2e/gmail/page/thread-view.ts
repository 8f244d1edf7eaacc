import type { Contact } from "../../stand-in/mail.ts";
import type { MessageData, ThreadData } from "../page-api.ts";
import { element, find, wrap } from "./dom.ts";
import { renderBody } from "./mail-html.ts";
import { longDate } from "./quote.ts";

declare const GLOBALS: readonly unknown[];

export interface ThreadActions {
  readonly back: () => void;
  /** `shown` is the answered mail's body as the page shows it. */
  readonly reply: (message: MessageData, shown: string, into: HTMLElement) => void;
  readonly forward: (message: MessageData, shown: string) => void;
}

/** An open conversation, every mail unfolded. */
export function threadView(thread: ThreadData, actions: ThreadActions): HTMLElement {
  const subject = element(
    "h2.hP",
    {
      "data-legacy-thread-id": thread.legacyThreadId,
      "data-thread-perm-id": thread.threadId,
      tabindex: "-1",
    },
    thread.subject || "(no subject)",
  );
  const heading = element(
    "div.nH.V8djrc.byY",
    {},
    element("div.ha", {}, subject, element("div.J-J5-Ji"), printButton(thread)),
  );
  const written = thread.messages.filter(({ draft }) => !draft);
  const messages = written.map((message) => messageView(message, actions));
  const body = element(
    "div.nH.a98.iY",
    {},
    heading,
    element("div.nH.aHU", { role: "list" }, ...messages),
  );
  return element(
    "div.nH.view",
    {},
    element(
      "div.nH",
      { role: "main" },
      toolbar(actions),
      element("div.nH.g.id", {}, wrap(["div"], body)),
    ),
  );
}

function toolbar(actions: ThreadActions): HTMLElement {
  const back = element(
    "div.T-I.lS",
    { role: "button", tabindex: "0", "aria-label": "Back", click: actions.back },
    "←",
  );
  const archive = element("div.G-Ni.J-J5-Ji", {}, element("div.lR"));
  const move = element("div.G-Ni.J-J5-Ji", {}, element("div.ns"));
  return element(
    "div.nH.aqK",
    { gh: "tm" },
    element("div.iH.aqL", { gh: "mtb" }, back, archive, move),
  );
}

/** "Print all": the printed form opens in a window of its own. */
function printButton({ threadId }: ThreadData): HTMLElement {
  const query = `ui=2&ik=${String(GLOBALS[9])}&view=pt&search=all&permthid=${encodeURIComponent(threadId)}`;
  return element(
    "button.bHJ",
    {
      type: "button",
      click: () => void window.open(`${location.pathname}?${query}`, "_blank"),
    },
    "Print all",
  );
}

function messageView(message: MessageData, actions: ThreadActions): HTMLElement {
  const body = element("div.ii.gt", {}, element("div.a3s.aiL", {}, renderBody(message.html)));
  // What replies quote: the body before any extension wrote into it.
  const shown = find(body, ".a3s").innerHTML;
  const replyPlace = element("div.ip.iq");
  const buttons = element(
    "div.amn",
    {},
    element(
      "span.ams.bkH",
      { role: "link", tabindex: "0", click: () => actions.reply(message, shown, replyPlace) },
      "Reply",
    ),
    element(
      "span.ams.bkG",
      { role: "link", tabindex: "0", click: () => actions.forward(message, shown) },
      "Forward",
    ),
  );
  const ids = {
    "data-message-id": `#${message.messageId}`,
    "data-legacy-message-id": message.legacyMessageId,
  };
  const head = header(message);
  const card = element("div.adn.ads", ids, head, body, element("div.hi"), buttons);
  const view = element("div.h7", { role: "listitem" }, card, replyPlace);
  // A press on its head folds a message to a line, and unfolds it.
  head.addEventListener("click", () => {
    const folded = view.classList.toggle("kv");
    card.classList.toggle("adf", folded);
    card.classList.toggle("adn", !folded);
  });
  return view;
}

function header(message: MessageData): HTMLElement {
  const { from, to, cc, date } = message;
  const sender = element(
    "h3.iw",
    {},
    element("span.gD", { email: from.email, name: from.name }, from.name),
  );
  const address = element("span.go", {}, `<${from.email}>`);
  const recipients = element("span.hb", {}, "to ", ...listOf([...to, ...cc]));
  const icons = element(
    "div.gK",
    {},
    element("span"),
    element("span.g3", { title: longDate(date) }, longDate(date)),
  );
  return element(
    "div.gE.iv.gt",
    {},
    element("div.avatar", {}, (from.name || from.email).slice(0, 1).toUpperCase()),
    element(
      "table.cf.gJ",
      {},
      element(
        "tbody",
        {},
        element("tr.acZ", {}, element("td.gF", {}, sender, address), element("td.gH", {}, icons)),
        element("tr", {}, element("td", { colspan: "2" }, recipients)),
      ),
    ),
  );
}

function listOf(people: readonly Contact[]): (Node | string)[] {
  return people.flatMap(({ email, name }, index) => [
    ...(index === 0 ? [] : [", "]),
    element("span.g2", { email, name }, name || email),
  ]);
}
