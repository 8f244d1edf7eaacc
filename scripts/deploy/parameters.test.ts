import { describe, expect, test } from "vitest";
import { formatValues, parseValues } from "./parameter-values.ts";
import { PARAMETERS } from "./parameters.ts";

function check(name: string, text: string): string {
  const checked = PARAMETERS.find((parameter) => parameter.name === name)?.check(text);
  if (checked === undefined) throw new Error(`no parameter ${name}`);
  return checked.kind === "value" ? checked.value : `✗ ${checked.fault}`;
}

test("every default is one that is allowed", () => {
  const defaults = PARAMETERS.flatMap(({ name, fallback }) => {
    const text = fallback("acme-sightline");
    return text === null ? [] : [[name, text] as const];
  });
  expect(defaults.map(([name, text]) => [name, check(name, text)])).toEqual(defaults);
});

describe("a tracking origin", () => {
  test.each([
    ["https://t.example.com", "https://t.example.com"],
    ["https://T.Example.com/", "https://t.example.com"],
    ["https://t.example.com:443", "https://t.example.com"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
  ])("%s", (text, value) => expect(check("SIGHTLINE_TRACKING_ORIGIN", text)).toBe(value));

  test.each([
    ["t.example.com", "must be an https address"],
    ["http://t.example.com", "must be an https address"],
    ["https://t.example.com/track", "without a path: https://t.example.com"],
    ["https://t.example.com?x", "without a path"],
    ["https://me:pw@t.example.com", "must not hold a user"],
    ["https://localhost", "must name a public domain"],
    ["https://10.0.0.1", "must name a public domain"],
    ["https://[::1]", "must name a public domain"],
    ["", "must be an https address"],
  ])("not %s", (text, fault) => expect(check("SIGHTLINE_TRACKING_ORIGIN", text)).toContain(fault));
});

test.each([
  [
    "SIGHTLINE_ALLOWED_DOMAINS",
    " Example.com ,example.com, b.example.org",
    "example.com,b.example.org",
  ],
  ["SIGHTLINE_ALLOWED_DOMAINS", "", ""],
  [
    "SIGHTLINE_ALLOWED_DOMAINS",
    "me@example.com",
    '✗ must be domains such as example.com, separated by commas; "me@example.com" is none (without the part before the @)',
  ],
  [
    "SIGHTLINE_ALLOWED_DOMAINS",
    "localhost",
    '✗ must be domains such as example.com, separated by commas; "localhost" is none',
  ],
  ["SIGHTLINE_PUSH_CONTACT", "me@example.com", "mailto:me@example.com"],
  ["SIGHTLINE_PUSH_CONTACT", "mailto:me@example.com", "mailto:me@example.com"],
  [
    "SIGHTLINE_PUSH_CONTACT",
    "http://example.com",
    "✗ must be mailto: with a mail address, or an https address",
  ],
  ["SIGHTLINE_HIT_CONCURRENCY", "080", "80"],
  ["SIGHTLINE_HIT_CONCURRENCY", "1e3", "✗ must be a whole number from 1 to 1000 (requests)"],
  ["SIGHTLINE_HIT_CONCURRENCY", "0", "✗ must be a whole number from 1 to 1000 (requests)"],
  [
    "SIGHTLINE_API_MEMORY_MIB",
    "300",
    "✗ must be one of 128, 256, 512, 1024, 2048, 4096, 8192 (MiB)",
  ],
  [
    "SIGHTLINE_OAUTH_CLIENT_ID",
    "GOCSPX-abc",
    "✗ must look like 123456-abc.apps.googleusercontent.com",
  ],
  ["SIGHTLINE_WEB_API_KEY", "AIza", "✗ must look like AIza and 35 more letters, digits, - or _"],
  ["SIGHTLINE_REGION", "europe-west4", "europe-west4"],
])("%s=%s → %s", (name, text, expected) => expect(check(name, text)).toBe(expected));

test("a region that is none is answered with those that are", () => {
  expect(check("SIGHTLINE_REGION", "us-centra1")).toMatch(/^✗ must be a region.*us-central1/);
});

describe("a file of parameters", () => {
  test("is read with comments, quotes, export and Windows line ends", () => {
    const text =
      '\uFEFF# ours\r\nexport SIGHTLINE_REGION = "europe-west4" # near\r\n\r\nSIGHTLINE_ALLOWED_DOMAINS=\r\nSIGHTLINE_WEB_API_KEY=\r\n';
    expect(parseValues(text)).toEqual({
      values: new Map([
        ["SIGHTLINE_REGION", "europe-west4"],
        ["SIGHTLINE_ALLOWED_DOMAINS", ""],
      ]),
      faults: [],
    });
  });

  test("tells all that is wrong with it", () => {
    const { faults } = parseValues(
      "SIGHTLINE_REGION=x\nSIGHTLINE_REGION=us-east1\nSIGHTLINE_PUSH_PRIVATE_KEY=a\n=b",
    );
    expect(faults.map(({ field }) => field)).toEqual(["SIGHTLINE_REGION", "line 3", "line 4"]);
    expect(parseValues("SIGHTLINE_REGION=us-east1\nSIGHTLINE_REGION=us-east1").faults).toEqual([
      { field: "line 2", fault: "sets SIGHTLINE_REGION a second time" },
    ]);
  });

  test("that was written is read back the same", () => {
    const values = new Map([
      ["SIGHTLINE_PUSH_CONTACT", "https://example.com/a?b=c#d"],
      ["SIGHTLINE_ALLOWED_DOMAINS", "example.com,example.org"],
    ]);
    expect(parseValues(formatValues(values))).toEqual({ values, faults: [] });
  });
});
