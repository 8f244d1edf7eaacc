import * as fc from "fast-check";

const label = fc.string({
  unit: fc.constantFrom(...Array.from("abcxyz019")),
  minLength: 1,
  maxLength: 8,
});

const host = fc.oneof(
  fc
    .tuple(label, fc.constantFrom("example", "co.uk", "xn--bcher-kva.example"))
    .map((parts) => parts.join(".")),
  fc.constantFrom("127.0.0.1", "[2001:db8::7]", "my-shop.example", "localhost"),
);

const port = fc.constantFrom("", "", "", ":8080", ":65535");

/**
 * Pieces of a path or a query, from the plain to the odd. A lone "%" comes only before a "z": a gateway that removed the
 * needless escape in "%4%31" would make a valid escape of it, and nobody could tell that it was none before.
 */
const piece = fc.oneof(
  fc.constantFrom(
    ...Array.from("abcXYZ019"),
    ...Array.from("-._~!'()*,:@"),
    ...Array.from("&=+;$"),
  ),
  fc.constantFrom(...Array.from('|^`{}[]"<> '), "é", "你", "😀"),
  fc.constantFrom(
    "%41",
    "%7e",
    "%2f",
    "%2F",
    "%3f",
    "%26",
    "%25",
    "%5C",
    "%7C",
    "%c3%A9",
    "%ff",
    "%0d%0A",
    "%z",
  ),
);
const pieces = fc.array(piece, { maxLength: 12 }).map((list) => list.join(""));

/** http(s) destinations as `new URL(href).href` gives them, with everything in them that links in mails have. */
export const destinationArbitrary = fc
  .record({
    scheme: fc.constantFrom("http", "https"),
    host,
    port,
    path: fc.array(pieces, { maxLength: 4 }).map((segments) => segments.join("/")),
    query: fc.option(pieces, { nil: null }),
    fragment: fc.option(pieces, { nil: null }),
  })
  .map(
    ({ scheme, host, port, path, query, fragment }) =>
      new URL(
        `${scheme}://${host}${port}/${path}${query === null ? "" : `?${query}`}${fragment === null ? "" : `#${fragment}`}`,
      ).href,
  );
