import { describe, expect, test } from "vitest";
import { parseEmulatorsOptions } from "./options.ts";

describe("npm run emulators --", () => {
  test.each([
    [[], { browser: true, domains: ["example.com"] }],
    [["--no-browser"], { browser: false, domains: ["example.com"] }],
    [
      ["--domain", "Acme.example", "sales.acme.example"],
      { browser: true, domains: ["acme.example", "sales.acme.example"] },
    ],
    [["--any-domain"], { browser: true, domains: [] }],
  ])("%j", (argv, options) => {
    expect(parseEmulatorsOptions(argv)).toEqual({ kind: "start", options });
  });

  test.each([
    [["--domain", "acme"], /"acme" is not a domain/],
    [["--wat"], /unknown option '--wat'/],
    [["extra"], /too many arguments/],
  ])("%j is explained and ends with an error", (argv, text) => {
    const stop = { kind: "stop", exitCode: 1, text: expect.stringMatching(text) };
    expect(parseEmulatorsOptions(argv)).toEqual(stop);
  });

  test("--help is no error", () => {
    const help = parseEmulatorsOptions(["--help"]);
    expect(help).toMatchObject({ kind: "stop", exitCode: 0 });
    expect(help).toMatchObject({ text: expect.stringMatching(/Firestore[\s\S]*--no-browser/) });
  });
});
