import { isIP } from "node:net";
import * as fc from "fast-check";
import ipaddr from "ipaddr.js";
import { expect, test } from "vitest";
import { addressWords } from "./address-words.ts";
import { readAddress } from "./address.ts";

test.each([
  ["8.8.8.8", "8.8.8.8", true],
  ["::ffff:8.8.8.8", "8.8.8.8", true],
  ["::FFFF:0808:0808", "8.8.8.8", true],
  ["64:ff9b::8.8.8.8", "8.8.8.8", true],
  ["2a02:810a::1", "2a02:810a::1", true],
  ["2002:808:808::1", "2002:808:808::1", true],
  ["127.0.0.1", "127.0.0.1", false],
  ["::ffff:127.0.0.1", "127.0.0.1", false],
  ["64:ff9b::10.0.0.1", "10.0.0.1", false],
  ["10.1.2.3", "10.1.2.3", false],
  ["100.64.0.1", "100.64.0.1", false],
  ["169.254.169.254", "169.254.169.254", false],
  ["192.0.2.1", "192.0.2.1", false],
  ["0.0.0.0", "0.0.0.0", false],
  ["255.255.255.255", "255.255.255.255", false],
  ["224.0.0.1", "224.0.0.1", false],
  ["::", "::", false],
  ["::1", "::1", false],
  ["fe80::1%eth0", "fe80::1", false],
  ["fd00::1", "fd00::1", false],
  ["2001:db8::1", "2001:db8::1", false],
  ["ff02::1", "ff02::1", false],
])("%s is %s, public: %s", (text, plain, isPublic) => {
  expect(readAddress(text)).toMatchObject({ text: plain, isPublic });
});

test.each([
  ["", "proxied", "unknown", "localhost", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.04"],
  ["0x7f.0.0.1", "1.2.3.4 ", " 1.2.3.4", "1.2.3.4:80", "[::1]", "1.2.3.4%eth0", "%", "-1.2.3.4"],
  [":", ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "12345::", "g::", "::1.2.3", "1:"],
  ["::1.2.3.4:5", "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:6:7::8:9", ":1::", "1::2:"],
  ["١.2.3.4", "1.2.3.4\0", "::\u{ff11}", "a".repeat(10_000), ":".repeat(10_000)],
])("what is no address: %s …", (...texts) => {
  for (const text of texts) {
    expect({ text, read: readAddress(text) }).toEqual({ text, read: null });
  }
});

test("addresses are the same numbers to us as to a library", () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
      // The library takes `::1.2.3.4`, which stands for itself, for the mapped `::ffff:1.2.3.4`.
      fc.pre(!/^::\d+\./.test(text));
      const bytes = Buffer.from(ipaddr.parse(text).toByteArray());
      const words = Array.from({ length: bytes.length / 4 }, (_, at) => bytes.readUInt32BE(at * 4));
      expect(addressWords(text)).toEqual(words);
    }),
    { numRuns: 5_000 },
  );
});

test("whatever is no address to node is none to us, and the other way round", () => {
  const piece = fc.constantFrom("1", "255", "256", "0", "01", "ffff", "fffff", "::", ":", ".");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
      const text = pieces.join("");
      expect(addressWords(text) !== null).toBe(isIP(text) !== 0);
    }),
    { numRuns: 20_000 },
  );
});
