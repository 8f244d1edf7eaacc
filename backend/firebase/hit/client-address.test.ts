import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

test.each([
  [
    "Hosting's word",
    { "fastly-client-ip": "91.64.1.1", "x-forwarded-for": "8.8.8.8, 151.101.1.1" },
    "91.64.1.1",
  ],
  ["the first", { "x-forwarded-for": "91.64.1.1, 35.191.0.1" }, "91.64.1.1"],
  ["the first public one", { "x-forwarded-for": "10.0.0.7, unknown, 91.64.1.1" }, "91.64.1.1"],
  ["an IPv6 one", { "x-forwarded-for": "2a02:810a::1" }, "2a02:810a::1"],
  [
    "the next when Hosting's is none",
    { "fastly-client-ip": "x", "x-forwarded-for": "91.64.1.1" },
    "91.64.1.1",
  ],
  ["none", {}, ""],
  ["none of a private network", { "x-forwarded-for": "192.168.1.1, ::1" }, ""],
  [
    "none behind more made-up entries than are read",
    { "x-forwarded-for": `${"x,".repeat(8)}91.64.1.1` },
    "",
  ],
])("takes %s", (_name, headers: Record<string, string>, address) => {
  expect(clientAddress("169.254.1.1", (name) => headers[name] ?? null)).toBe(address);
});
