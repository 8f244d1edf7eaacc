import { prepareSenderKey } from "../../../shared/sender-key.ts";
import { randomMessageId } from "../../../shared/token.ts";
import { mintOpenUrl } from "../../../shared/tracked-url.ts";
import { senderIdSchema } from "../../../shared/ids.ts";
import type { ComposeWindow, OutgoingMail } from "../mail-client.ts";

/** The draft of `FORM`. */
export const DRAFT = "AQMkADAwATM0MDAAMS1iYzY5LTE2";
/** The mail whose pixel is `PIXEL`. */
export const messageId = randomMessageId((count) => new Uint8Array(count).fill(7));
const key = prepareSenderKey(senderIdSchema.parse("abcdefghijk"), new Uint8Array(32), 1);
export const PIXEL = mintOpenUrl(
  { trackingOrigin: "https://t.example", key },
  { messageId, mintedAt: 1_000, recipient: 0 },
);

/** A form of a new mail. */
export const FORM = `
  <div id="docking_InitVisiblePart_0">
    <div class="bar"><div data-testid="ComposeSendButton"><button id="send"></button></div></div>
    <div contenteditable="true"><span data-lpc-hover-target-id="1" title="ann@example.org">Ann</span></div>
    <input id="MSG_${DRAFT}_SUBJECT" value="Hello">
    <div id="editorParent_1"><div contenteditable="true" role="textbox" class="editor"></div></div>
  </div>`;

/** The first element in the page that a selector finds. */
export function at(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`no ${selector}`);
  return element;
}

/** What a tracking does, in short: cleans the editor, puts a pixel into it, takes it out again. */
export function track(compose: ComposeWindow, log: string[], mails: OutgoingMail[] = []): void {
  const clean = (): void => compose.editor.querySelector("img")?.remove();
  clean();
  compose.onSend({
    pressed() {
      log.push("pressed");
      clean();
    },
    leaving(mail) {
      log.push("leaving");
      mails.push(mail);
      const image = document.createElement("img");
      image.setAttribute("src", PIXEL);
      if (mail.body.kind === "editor") mail.body.element.append(image);
      return null;
    },
    stayed() {
      log.push("stayed");
      clean();
    },
    sent: ({ threadId }) => void log.push(`sent ${threadId}`),
  });
}
