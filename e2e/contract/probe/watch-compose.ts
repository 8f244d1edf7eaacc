import { randomBytes } from "@noble/hashes/utils.js";
import type {
  ComposeWindow,
  MailClient,
  OutgoingBody,
} from "../../../extension/mail/mail-client.ts";
import { prepareSenderKey, randomSenderId } from "../../../shared/sender-key.ts";
import { randomMessageId } from "../../../shared/token.ts";
import { mintOpenUrl } from "../../../shared/tracked-url.ts";
import { ADDED_WORD } from "./notes.ts";
import type { Held } from "./orders.ts";
import type { ProbePage } from "./probe-page.ts";

const urls = {
  trackingOrigin: "https://t.example.net",
  key: prepareSenderKey(randomSenderId(randomBytes), randomBytes(32), 1),
};

/** Stands in each compose window with a switch and at its Send. */
export function watchCompose(client: MailClient, probe: ProbePage, held: Held): void {
  client.onCompose((compose) => standIn(compose, probe, held), probe.signal);
  client.onMissedSend((reason) => probe.handle({ what: "missed", reason }), probe.signal);
}

function standIn(compose: ComposeWindow, probe: ProbePage, held: Held): void {
  const { account, draftId, editor, closed } = compose;
  const id = probe.newId();
  const messageId = randomMessageId(randomBytes);
  const mintedAt = Math.floor(Date.now() / 1_000);
  const added = `<span>${ADDED_WORD}</span><img src="${mintOpenUrl(urls, { messageId, mintedAt, recipient: 0 })}" width="1" height="1" alt="">`;
  held.composes.set(id, compose);
  closed.addEventListener("abort", () => probe.note({ what: "closed", id }));
  probe.handle({
    what: "compose",
    id,
    account,
    draftId,
    editor: editor.innerHTML,
    pixelOf: messageId,
  });
  const press = (what: "toggle pressed" | "menu pressed") => (menuButton: HTMLElement) =>
    probe.handle({
      what,
      id,
      menu: menuButton.getAttribute("aria-label"),
      expanded: menuButton.getAttribute("aria-expanded"),
    });
  held.toggles.set(
    id,
    compose.addToggle(
      { state: "both", title: "The probe's switch", menuTitle: "The probe's menu" },
      { toggle: press("toggle pressed"), menu: press("menu pressed") },
    ),
  );
  compose.onChange(() => probe.handle({ what: "changed", id }));
  compose.onSend({
    pressed: () => probe.handle({ what: "pressed", id }),
    leaving({ recipients, subject, body }) {
      // Asked a second time without having been told that it stayed, it must not stand there twice.
      takeOut(body.kind === "editor" ? body.element : null);
      const html = htmlOf(body);
      probe.handle({ what: "leaving", id, recipients, subject, kind: body.kind, html });
      if (!probe.manner.changes) return null;
      if (body.kind === "editor") body.element.prepend(elementsOf(added));
      return body.kind === "html" ? added + body.html : null;
    },
    stayed() {
      takeOut(editor);
      probe.handle({ what: "stayed", id });
    },
    sent: (ids) => probe.handle({ what: "sent", id, ...ids }),
  });
}

function htmlOf(body: OutgoingBody): string {
  if (body.kind === "plain-text") return "";
  return body.kind === "html" ? body.html : body.element.innerHTML;
}

function takeOut(editor: HTMLElement | null): void {
  const pixel = editor?.querySelector(`img[src^="${urls.trackingOrigin}/o/${urls.key.sid}/"]`);
  const word = [...(editor?.querySelectorAll("span") ?? [])].find(
    ({ textContent }) => textContent === ADDED_WORD,
  );
  pixel?.remove();
  word?.remove();
}

/** Parsed apart from the page, whose policy lets no text become elements. */
function elementsOf(html: string): DocumentFragment {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  fragment.append(...parsed.body.childNodes);
  return fragment;
}
