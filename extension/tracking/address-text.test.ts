import { expect, test } from "vitest";
import { isAddressText } from "./address-text.ts";

test.each([
  "https://shop.example/a?b#c",
  "HTTP://shop.example",
  " www.shop.example ",
  "shop.example",
  "shop.example/offer",
  "shop.example:8080",
  "a-b.münchen.de",
  "\u00A0https://shop.example\u200B",
  "shop.\u00ADexample",
])("%j is an address", (text) => {
  expect(isAddressText(text)).toBe(true);
});

test.each([
  "",
  "here",
  "the offer",
  "see shop.example",
  "e.g.",
  "3.5",
  "1.000,00",
  "ada@example.org",
  "a..b",
  "Node.js 24",
])("%j is none", (text) => {
  expect(isAddressText(text)).toBe(false);
});
