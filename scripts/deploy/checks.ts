import { REGIONS } from "./regions.ts";

/** A value as it will be deployed, or what is wrong with it: "must …", to stand after the parameter's name. */
export type Checked =
  | { readonly kind: "value"; readonly value: string }
  | { readonly kind: "fault"; readonly fault: string };

export type Check = (text: string) => Checked;

const value = (text: string): Checked => ({ kind: "value", value: text });
const fault = (text: string): Checked => ({ kind: "fault", fault: text });

/** A value that looks like `pattern`; `words` says so in words: "must …". */
export function shape(pattern: RegExp, words: string): Check {
  return (text) => (pattern.test(text) ? value(text) : fault(words));
}

/** A whole number from `low` to `high`. */
export function between(low: number, high: number, unit: string): Check {
  return (text) => {
    const number = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (number >= low && number <= high) return value(String(number));
    return fault(`must be a whole number from ${low} to ${high} (${unit})`);
  };
}

/** One of these numbers. */
export function oneOf(numbers: readonly number[], unit: string): Check {
  return (text) =>
    numbers.map(String).includes(text)
      ? value(text)
      : fault(`must be one of ${numbers.join(", ")} (${unit})`);
}

/** A region of Google's. */
export const region: Check = (text) =>
  REGIONS.includes(text)
    ? value(text)
    : fault(`must be a region that has both Functions and Firestore: ${REGIONS.join(", ")}`);

/** Scheme, host and port of an address that recipients can reach: https, and not this computer. */
export const publicOrigin: Check = (text) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || url.protocol !== "https:") {
    return fault("must be an https address such as https://t.example.com");
  }
  if (url.username !== "" || url.password !== "")
    return fault("must not hold a user or a password");
  if (url.pathname !== "/" || url.search !== "" || url.hash !== "") {
    return fault(`must be an origin, without a path: ${url.origin}`);
  }
  if (!url.hostname.includes(".") || /^[0-9.]+$|^\[/.test(url.hostname)) {
    return fault("must name a public domain: recipients' programs fetch from it");
  }
  return value(url.origin);
};

/** Domains, separated by commas; none means any account. They come out in lower case, without spaces or doubles. */
export const domains: Check = (text) => {
  const names = text
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "");
  const wrong = names.find((name) => name.length > 253 || !DOMAIN.test(name));
  if (wrong === undefined) return value([...new Set(names)].join(","));
  const hint = wrong.includes("@") ? ` (without the part before the @)` : "";
  return fault(
    `must be domains such as example.com, separated by commas; "${wrong}" is none${hint}`,
  );
};

/** mailto: or https:, as RFC 8292 asks for. A bare mail address gets its mailto:. */
export const contact: Check = (text) => {
  const full = /^[^\s:@]+@[^\s@]+$/.test(text) ? `mailto:${text}` : text;
  if (/^mailto:[^\s:@]+@[^\s@]+\.[^\s@]+$/.test(full)) return value(full);
  if (URL.canParse(full) && new URL(full).protocol === "https:") return value(full);
  return fault("must be mailto: with a mail address, or an https address");
};

const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;
