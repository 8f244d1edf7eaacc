import * as fc from "fast-check";
import { describe, expect, it, test, vi } from "vitest";
import { parseRule, ruleFor } from "./never-track.ts";

describe("parseRule", () => {
  it.each([
    ["ada@example.org", "ada@example.org"],
    [" Ada@EXAMPLE.org ", "ada@example.org"],
    ["example.org", "example.org"],
    ["@example.org", "example.org"],
    ["*@example.org", "example.org"],
    ["example.org.", "example.org"],
    ["*.example.org", "*.example.org"],
    ["*@*.gov.uk", "*.gov.uk"],
    ["legal-*@example.org", "legal-*@example.org"],
    ["legal**@example.org", "legal*@example.org"],
    ["example.*", "example.*"],
    ["ceo@*", "ceo@*"],
    ["münchen.de", "xn--mnchen-3ya.de"],
    ["*.München.de", "*.xn--mnchen-3ya.de"],
    ["o'hara+x@example.org", "o'hara+x@example.org"],
  ])("reads %j as %j", (text, rule) => {
    expect(parseRule(text)).toEqual({ rule });
  });

  it.each([
    ["", "empty"],
    ["   ", "empty"],
    ["Ada Lovelace", "spaces"],
    ["ada@example.org bob@example.org", "spaces"],
    ["ada@b@example.org", "two-ats"],
    ["ada@", "no-domain"],
    ["@", "no-domain"],
    ["example", "bad-domain"],
    ["ada@example", "bad-domain"],
    ["https://example.org/", "bad-domain"],
    ["example.org/path", "bad-domain"],
    ["example.org:25", "bad-domain"],
    ["a..example.org", "bad-domain"],
    [".example.org", "bad-domain"],
    ["-a.example.org", "bad-domain"],
    ["m*ü.de", "bad-domain"],
    ["*", "everyone"],
    ["*@*", "everyone"],
    ["*.*", "everyone"],
    [`${"a".repeat(330)}@example.org`, "too-long"],
  ])("says of %j: %s", (text, problem) => {
    expect(parseRule(text)).toEqual({ problem });
  });

  it("keeps stars where the browser writes them as %2A, as Chrome does", () => {
    const parse = URL.parse.bind(URL);
    const asChrome = vi.spyOn(URL, "parse").mockImplementation((address) => {
      const parsed = parse(address);
      if (parsed === null) return null;
      return Object.defineProperty(parsed, "host", { value: parsed.host.replaceAll("*", "%2A") });
    });
    expect(parseRule("*.example.org")).toEqual({ rule: "*.example.org" });
    expect(ruleFor(["legal-*@*.example.org"])("legal-1@a.example.org")).toBe(
      "legal-*@*.example.org",
    );
    asChrome.mockRestore();
  });

  it("gives of what it gave the same again", () => {
    const piece = fc.stringMatching(/^[a-z0-9*]{1,6}$/);
    fc.assert(
      fc.property(piece, piece, piece, (person, name, end) => {
        const read = parseRule(`${person}@${name}.${end}`);
        expect("rule" in read ? parseRule(read.rule) : read).toEqual(read);
      }),
    );
  });

  it("takes any text without throwing", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (rule, text) => {
        expect(() => [parseRule(text), ruleFor([rule])(text)]).not.toThrow();
      }),
    );
  });
});

describe("ruleFor", () => {
  const rules = ["ada@example.org", "Legal.example", "*.gov.uk", "press*@news.example", "ceo@*"];
  test.each([
    ["ada@example.org", "ada@example.org"],
    ["ADA@Example.Org", "ada@example.org"],
    ["bob@example.org", null],
    ["anybody@legal.example", "legal.example"],
    ["anybody@team.legal.example", null],
    ["anybody@illegal.example", null],
    ["anybody@tax.service.gov.uk", "*.gov.uk"],
    ["anybody@gov.uk", null],
    ["press-office@news.example", "press*@news.example"],
    ["press@news.example", "press*@news.example"],
    ["express@news.example", null],
    ["ceo@anywhere.example", "ceo@*"],
    ["no address", null],
    ["", null],
  ])("of %j says %j", (address, rule) => {
    expect(ruleFor(rules)(address)).toBe(rule);
  });

  it("names the address before the domain, and that before a wildcard", () => {
    const all = ["*.example.org", "a*@x.example.org", "x.example.org", "ada@x.example.org"];
    expect(ruleFor(all)("ada@x.example.org")).toBe("ada@x.example.org");
    expect(ruleFor(all)("bob@x.example.org")).toBe("x.example.org");
    expect(ruleFor(all)("bob@y.example.org")).toBe("*.example.org");
  });

  it("knows a domain in its own letters and in the network's", () => {
    expect(ruleFor(["münchen.de"])("rat@xn--mnchen-3ya.de")).not.toBeNull();
    expect(ruleFor(["xn--mnchen-3ya.de"])("rat@münchen.de")).not.toBeNull();
  });

  it("finds whatever its stars stand for, and nothing that lacks a part", () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,4}$/);
    const anything = fc.stringMatching(/^[a-z0-9.]{0,4}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(part, anything), { minLength: 1, maxLength: 5 }), (parts) => {
        const pattern = parts.map(([fixed]) => fixed).join("*");
        const person = parts
          .map(([fixed, any], n) => (n === parts.length - 1 ? fixed : fixed + any))
          .join("");
        const rule = ruleFor([`${pattern}@example.org`]);
        expect(rule(`${person}@example.org`)).toBe(`${pattern}@example.org`);
        const [[fixed] = [""]] = parts;
        expect(rule(`!${person.slice(fixed.length)}@example.org`)).toBeNull();
      }),
    );
  });

  it("leaves out what is no rule, as a newer version may have written it", () => {
    expect(ruleFor(["two words", "*", "b.example"])("a@b.example")).toBe("b.example");
    expect(ruleFor(["two words", "*"])("a@b.example")).toBeNull();
  });
});
