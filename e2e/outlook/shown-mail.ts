// How Exchange hands out the text of a mail to be shown: cleaned, ids and classes of its own, links and pictures changed.
import { DomUtils } from "htmlparser2";
import { escapeHtml } from "../stand-in/escape-html.ts";
import { proxiedImage } from "./image-proxy.ts";
import { elementsOf, type MailElement, parseMail, writeMail } from "./mail-document.ts";

/** What becomes of pictures that lie on other servers. */
export type Pictures = "direct" | "proxied" | "blocked";

export interface ShownHtml {
  readonly html: string;
  readonly hasBlockedImages: boolean;
}

/** What never reaches a page, contents and all. */
const DANGEROUS = new Set(
  "script style iframe frame object embed link meta title base form input button textarea".split(
    " ",
  ),
);

/**
 * @param date when the mail came in, an ISO date: the proxy's addresses name it
 */
export function showHtml(
  html: string,
  { pictures, date }: { pictures: Pictures; date: string },
): ShownHtml {
  const mail = parseMail(html);
  let links = 0;
  let hasBlockedImages = false;
  for (const element of elementsOf(mail)) {
    if (DANGEROUS.has(element.name)) DomUtils.removeElement(element);
    prefixNames(element);
    if (element.name === "a" && isWeb(element.attribs["href"])) showLink(element, links++);
    if (element.name !== "img" || !isWeb(element.attribs["src"])) continue;
    showPicture(element, pictures, date);
    hasBlockedImages ||= pictures === "blocked";
  }
  return { html: writeMail(mail), hasBlockedImages };
}

/** A mail without markup, as a page shows it: its addresses are links. */
export function showText(text: string): string {
  const linked = escapeHtml(text).replaceAll(
    /https?:\/\/[^\s<>"]+/g,
    (address) => `<a href="${address}" target="_blank" rel="noopener noreferrer">${address}</a>`,
  );
  return `<div class="PlainText" style="white-space: pre-wrap">${linked}</div>`;
}

/** `x_` before each, so that a mail's own names never meet the page's. */
function prefixNames({ attribs }: MailElement): void {
  if (attribs["id"] !== undefined) attribs["id"] = `x_${attribs["id"]}`;
  if (attribs["class"] !== undefined)
    attribs["class"] = attribs["class"]
      .split(/\s+/)
      .filter((name) => name !== "")
      .map((name) => `x_${name}`)
      .join(" ");
  for (const name of Object.keys(attribs)) if (name.startsWith("on")) delete attribs[name];
}

function showLink({ attribs }: MailElement, index: number): void {
  attribs["target"] = "_blank";
  attribs["rel"] = "noopener noreferrer";
  attribs["data-auth"] = "NotApplicable";
  attribs["data-linkindex"] = String(index);
}

function showPicture({ attribs }: MailElement, pictures: Pictures, date: string): void {
  const source = attribs["src"] ?? "";
  attribs["data-imagetype"] = "External";
  if (pictures === "blocked") {
    attribs["blockedimagesrc"] = source;
    delete attribs["src"];
  } else if (pictures === "proxied") {
    attribs["src"] = proxiedImage(source, date);
    attribs["originalsrc"] = source;
    attribs["data-imageproxyendpoint"] = "/actions/ei";
    attribs["data-imageproxyid"] = "";
  }
}

function isWeb(address: string | undefined): boolean {
  return address !== undefined && /^https?:/i.test(address);
}
