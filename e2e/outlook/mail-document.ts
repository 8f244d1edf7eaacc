import { DomUtils, parseDocument } from "htmlparser2";

export type MailDocument = ReturnType<typeof parseDocument>;

export type MailElement = ReturnType<typeof DomUtils.getElementsByTagName>[number];

export const parseMail = (html: string): MailDocument => parseDocument(html);

export function elementsOf(mail: MailDocument): MailElement[] {
  return DomUtils.findAll(() => true, mail.children);
}

export function writeMail(mail: MailDocument): string {
  return DomUtils.getInnerHTML(mail, { encodeEntities: "utf8", emptyAttrs: true });
}
