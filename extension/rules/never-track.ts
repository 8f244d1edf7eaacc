/** One line of the never-track list in its normal form: in lower case, the domain as the network writes it. */
export type NeverTrackRule = string;

/**
 * - `empty`: nothing there.
 * - `spaces`: there are spaces in it.
 * - `two-ats`: more than one "@".
 * - `no-domain`: nothing after the "@".
 * - `bad-domain`: what should be a domain can be none; also one without a dot.
 * - `everyone`: it would stop all tracking; the switch and the defaults are for that.
 * - `too-long`: longer than any address.
 */
export type RuleProblem =
  | "empty"
  | "spaces"
  | "two-ats"
  | "no-domain"
  | "bad-domain"
  | "everyone"
  | "too-long";

export type ReadRule = { readonly rule: NeverTrackRule } | { readonly problem: RuleProblem };

/** RFC 5321, 4.5.3.1: 64 characters, "@", 255. */
const LONGEST = 320;
/** What an address of a page has besides its host; a wildcard cannot stand for part of a name that is to be rewritten. */
const NO_HOST = /[/\\:?#%[\]]|\*[^.]*[^\0-\x7f]|[^\0-\x7f][^.]*\*/;
const LABEL = /^(?:[a-z0-9_*]|[a-z0-9_*][a-z0-9_*-]*[a-z0-9_*])$/;

/**
 * Reads one rule as a rep writes it:
 * - `ada@example.org`: this address
 * - `example.org`, `@example.org`, `*@example.org`: everyone at this domain, and not at its subdomains
 * - `*.example.org`: everyone at its subdomains, and not at the domain itself
 * - "*" anywhere stands for any characters, dots too: `legal-*@example.org`, `*@*.gov.uk`, `example.*`
 *
 * Case does not matter, and neither does whether a domain stands in letters of its own ("münchen.de") or in the network's.
 */
export function parseRule(text: string): ReadRule {
  const written = text.trim().normalize("NFC").toLowerCase();
  if (written === "") return { problem: "empty" };
  if (written.length > LONGEST) return { problem: "too-long" };
  if (/\s/.test(written)) return { problem: "spaces" };
  const [first = "", second, ...more] = written.split("@");
  if (more.length > 0) return { problem: "two-ats" };
  // "@example.org" is how many lists write a domain.
  const person = second === undefined || first === "" ? "*" : first;
  const place = second ?? first;
  if (place === "") return { problem: "no-domain" };
  const domain = normalDomain(place);
  if (domain === null) return { problem: "bad-domain" };
  if (/^\*+$/.test(person)) {
    if (/^[*.]+$/.test(domain)) return { problem: "everyone" };
    return { rule: domain };
  }
  return { rule: `${person.replace(/\*+/g, "*")}@${domain}` };
}

/**
 * Which rule of a list applies to an address.
 * @param rules in their normal form, as `parseRule` gives them; what is not in it is read as if it were written anew
 * @returns for an address, the rule that names it: the exact address first, then its domain, then the first with a
 * wildcard; null where none does. Asked again and again, also of lists of thousands.
 */
export function ruleFor(
  rules: readonly NeverTrackRule[],
): (address: string) => NeverTrackRule | null {
  const exact = new Set<NeverTrackRule>();
  const patterns: NeverTrackRule[] = [];
  for (const written of rules) {
    const read = parseRule(written);
    if (!("rule" in read)) continue;
    if (read.rule.includes("*")) patterns.push(read.rule);
    else exact.add(read.rule);
  }
  return (address) => {
    const written = address.trim().normalize("NFC").toLowerCase();
    const at = written.lastIndexOf("@");
    const domain = at < 0 ? null : normalDomain(written.slice(at + 1));
    if (domain === null) return null;
    const whole = `${written.slice(0, at)}@${domain}`;
    if (exact.has(whole)) return whole;
    if (exact.has(domain)) return domain;
    return patterns.find((rule) => matches(rule, rule.includes("@") ? whole : domain)) ?? null;
  };
}

/** In lower case and ASCII (Punycode), with its wildcards; null for what can be no domain of anybody's mail. */
function normalDomain(written: string): string | null {
  if (NO_HOST.test(written)) return null;
  // Chrome writes a star in a host as "%2A"; the standard leaves it as it is (156, 2026-11-21).
  const ascii = URL.parse(`http://${written.replace(/\.$/, "")}/`)?.host.replace(/%2A/gi, "*");
  if (ascii === undefined || ascii.length > 255) return null;
  const labels = ascii.replace(/\*+/g, "*").split(".");
  const isWhole = labels.length > 1 || labels[0] === "*";
  return isWhole && labels.every((label) => LABEL.test(label)) ? labels.join(".") : null;
}

/** Whether a text is what a pattern says, where each "*" is any characters. In linear time in each of its parts. */
function matches(pattern: string, text: string): boolean {
  const [start = "", ...others] = pattern.split("*");
  const end = others.pop() ?? "";
  if (!text.startsWith(start) || !text.endsWith(end)) return false;
  let from = start.length;
  const until = text.length - end.length;
  for (const part of others) {
    const found = text.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return from <= until;
}
