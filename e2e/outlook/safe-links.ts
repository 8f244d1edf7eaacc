import { createHash } from "node:crypto";
import { elementsOf, parseMail, writeMail } from "./mail-document.ts";

export const SAFE_LINKS_HOST = "eur01.safelinks.protection.outlook.com";

/** Leads the links of a mail through Microsoft's check, as an organisation has it done when the mail comes in. */
export function withSafeLinks(html: string, recipient: string): string {
  const mail = parseMail(html);
  for (const { name, attribs } of elementsOf(mail)) {
    const original = attribs["href"] ?? "";
    if (name !== "a" || !/^https?:/i.test(original) || original.includes(SAFE_LINKS_HOST)) continue;
    attribs["href"] = safeLink(original, recipient);
    attribs["originalsrc"] = original;
    attribs["shash"] = signature(`shash ${original}`);
  }
  return writeMail(mail);
}

/** `https://eur01.safelinks.protection.outlook.com/?url=…&data=…&sdata=…&reserved=0` */
function safeLink(original: string, recipient: string): string {
  const link = new URL(`https://${SAFE_LINKS_HOST}/`);
  link.searchParams.set("url", original);
  link.searchParams.set("data", `05|02|${recipient}|stand-in|0|0|Unknown`);
  link.searchParams.set("sdata", signature(original));
  link.searchParams.set("reserved", "0");
  return link.href;
}

function signature(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
