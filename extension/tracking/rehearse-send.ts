import type { MessageId, SenderId } from "../../shared/ids.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import { mintClickUrl, mintOpenUrl } from "../../shared/tracked-url.ts";
import type { OutgoingBody } from "../mail/mail-client.ts";
import { cleanBody, trackBody } from "./outgoing-body.ts";

const TIMES = 4;
const LINKS = 50;

/**
 * Goes through what a Send does while nobody waits for it, with a mail, a key and an address of its own, and throws the
 * result away. By the real Send the browser has compiled it all: the first long mail of a page then takes 5 ms instead
 * of 20 to 30 (`npm run bench -- --only send`).
 * @param idle resolves when the page has nothing else to do; waited for before each go of a few milliseconds
 * @param kind of the bodies in this page
 */
export async function rehearseSend(
  idle: () => Promise<void>,
  kind: "html" | "editor",
): Promise<void> {
  const urls = {
    trackingOrigin: "https://rehearsal.invalid",
    key: prepareSenderKey("aaaaaaaaaaa" as SenderId, new Uint8Array(32), 1),
  };
  const payload = { messageId: "AAAAAAAAAAA" as MessageId, mintedAt: 0, recipient: 0 };
  const body = kind === "html" ? longHtml() : longEditor();
  for (let time = 0; time < TIMES; time++) {
    await idle();
    const tracked = trackBody(cleanBody(body), {
      open: () => mintOpenUrl(urls, payload),
      click: (link, destination) => mintClickUrl(urls, { ...payload, link }, destination),
    });
    tracked.undo();
  }
}

const LINK = "https://www.example.com/a?b=1&c=2";

function longHtml(): OutgoingBody & { kind: "html" } {
  const paragraph = `<div style="color:#222">Some words, <a href="${LINK.replace("&", "&amp;")}">a link</a>.</div>`;
  return { kind: "html", html: `<div dir="ltr">${paragraph.repeat(LINKS)}</div>` };
}

/** In a document of its own, which loads no pictures. Made by hand, since pages may forbid to make it of text. */
function longEditor(): OutgoingBody & { kind: "editor" } {
  const page = document.implementation.createHTMLDocument();
  for (let count = 0; count < LINKS; count++) {
    const paragraph = page.createElement("div");
    paragraph.setAttribute("class", "elementToProof");
    const link = page.createElement("a");
    link.setAttribute("href", LINK);
    link.append("a link");
    paragraph.append("Some words, ", link, ".");
    page.body.append(paragraph);
  }
  return { kind: "editor", element: page.body };
}
