import { domainToASCII } from "node:url";

/** The form in which mail domains are compared: lower case, and international ones in punycode. "" for a wrong one. */
export function normalizeDomain(domain: string): string {
  return domainToASCII(domain.trim());
}

/** The domain of a mail address, as `normalizeDomain` gives it; null when there is none. */
export function domainOf(address: string): string | null {
  const at = address.lastIndexOf("@");
  const domain = at > 0 ? normalizeDomain(address.slice(at + 1)) : "";
  return domain === "" ? null : domain;
}
