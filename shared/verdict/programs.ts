/**
 * Browsers and mail programs by a part of their user agent, in lower case. The first match counts: most of them also
 * name those that stand below them.
 */
const PROGRAMS: readonly (readonly [needle: string, family: string])[] = [
  ["thunderbird/", "Thunderbird"],
  ["outlook", "Outlook"],
  ["ms-office", "Outlook"],
  ["msoffice", "Outlook"],
  ["edg/", "Edge"],
  ["edga/", "Edge"],
  ["edgios/", "Edge"],
  ["opr/", "Opera"],
  ["samsungbrowser/", "Samsung Internet"],
  ["firefox/", "Firefox"],
  ["fxios/", "Firefox"],
  ["crios/", "Chrome"],
  ["chrome/", "Chrome"],
  ["version/", "Safari"],
];

/** The family of an ordinary program, from its user agent in lower case; "" when it is none of the known. */
export function programFamily(lowerCaseUserAgent: string): string {
  return PROGRAMS.find(([needle]) => lowerCaseUserAgent.includes(needle))?.[1] ?? "";
}
