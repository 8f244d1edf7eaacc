import { elementsOf, parseMail, writeMail } from "./mail-document.ts";

/** Gives pictures that an editor showed through the image proxy their own addresses back: only this page could load the others. */
export function withOwnAddresses(html: string): string {
  if (!html.includes("/actions/ei?")) return html;
  const mail = parseMail(html);
  for (const { name, attribs } of elementsOf(mail)) {
    const { src, originalsrc } = attribs;
    if (name !== "img" || originalsrc === undefined || !src?.includes("/actions/ei?")) continue;
    attribs["src"] = originalsrc;
    for (const added of ["originalsrc", "data-imageproxyendpoint", "data-imageproxyid"])
      delete attribs[added];
  }
  return writeMail(mail);
}
