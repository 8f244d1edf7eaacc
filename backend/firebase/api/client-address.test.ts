import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["10.0.0.1, 192.0.2.1", "192.0.2.1"],
  ["made up, 2001:db8::1", "2001:db8::1"],
  [undefined, ""],
  ["", ""],
  ["192.0.2.1, unknown", ""],
])("of %s the last is believed", (header, address) => {
  expect(clientAddress(header)).toBe(address);
});
