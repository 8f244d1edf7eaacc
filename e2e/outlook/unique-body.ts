import { DomUtils } from "htmlparser2";
import { elementsOf, type MailElement, parseMail, writeMail } from "./mail-document.ts";

/** What stands above the quote of an answer; null where it has none that is known. */
export function uniqueBody(html: string): string | null {
  const mail = parseMail(html);
  const quote = elementsOf(mail).find(beginsQuote);
  if (quote === undefined) return null;
  removeBehind(quote);
  for (let { parent } = quote; parent !== null; parent = parent.parent) removeBehind(parent);
  DomUtils.removeElement(quote);
  return writeMail(mail);
}

function removeBehind(node: { readonly next: MailElement["next"] }): void {
  while (node.next !== null) DomUtils.removeElement(node.next);
}

function beginsQuote({ name, attribs, next }: MailElement): boolean {
  const { id = "", class: classes = "" } = attribs;
  return (
    ["appendonsend", "divRplyFwdMsg", "mail-editor-reference-message-container"].includes(id) ||
    (name === "hr" && isElement(next) && next.attribs["id"] === "divRplyFwdMsg") ||
    /(^|\s)gmail_quote/.test(classes) ||
    (name === "blockquote" && attribs["type"] === "cite")
  );
}

function isElement(node: MailElement["next"]): node is MailElement {
  return node !== null && "attribs" in node;
}
