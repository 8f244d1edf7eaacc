import type { FindWords } from "../rules/confidential.ts";
import { startsQuote } from "./quote.ts";

/** A signature stands under every mail, and says nothing of this one. Gmail's and Outlook's own. */
const SIGNATURE = ".gmail_signature, [id$=Signature]";
/** What stands in one of these and what stands outside of it are no one word. */
const APART = new Set(
  "address article blockquote br center dd div dl dt h1 h2 h3 h4 h5 h6 hr img li ol p pre table tbody td th tr ul".split(
    " ",
  ),
);

/**
 * What of an editor is to be searched for confidential words; "" where none can be in it, as in most mails: the walk through
 * a long one takes time at Send.
 */
export function searchedText(
  editor: HTMLElement,
  words: Pick<FindWords, "mayStandIn"> | null,
): string {
  return words?.mayStandIn(editor.textContent) === true ? ownText(editor) : "";
}

/** What the rep wrote in an editor: without the quote, the signature and everything that is no text. */
export function ownText(editor: HTMLElement): string {
  const parts: string[] = [];
  read(editor, parts);
  return parts.join("");
}

/** @returns false where the quote begins: nothing after it is the rep's */
function read(node: Node, parts: string[]): boolean {
  for (const child of node.childNodes) {
    if (child instanceof Text) parts.push(child.data);
    else if (child instanceof Element) {
      // Most elements have none, and this is done at Send.
      if (child.hasAttributes()) {
        if (startsQuote(child.localName, (name) => child.getAttribute(name))) return false;
        if ((child.id !== "" || child.className !== "") && child.matches(SIGNATURE)) continue;
      }
      if (child.localName === "style") continue;
      const isApart = APART.has(child.localName);
      if (isApart) parts.push("\n");
      if (!read(child, parts)) return false;
      if (isApart) parts.push("\n");
    }
  }
  return true;
}
