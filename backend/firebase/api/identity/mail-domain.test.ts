import { expect, test } from "vitest";
import { domainOf, normalizeDomain } from "./mail-domain.ts";

test.each([
  ["anna@example.com", "example.com"],
  ["anna@Example.COM", "example.com"],
  ['"a@b"@example.com', "example.com"],
  ["anna@bücher.example", "xn--bcher-kva.example"],
  ["anna@XN--BCHER-KVA.example", "xn--bcher-kva.example"],
  ["anna@sub.example.com", "sub.example.com"],
])("%s is of %s", (address, domain) => {
  expect(domainOf(address)).toBe(domain);
});

test.each(["anna", "@example.com", "anna@", "anna@exa mple.com", ""])(
  "%s is of none",
  (address) => {
    expect(domainOf(address)).toBeNull();
  },
);

test("an international domain and its punycode are one", () => {
  expect(normalizeDomain(" Bücher.example ")).toBe(normalizeDomain("xn--bcher-kva.example"));
});
