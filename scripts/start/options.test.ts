import { describe, expect, test } from "vitest";
import { parseStartOptions } from "./options.ts";

describe("the options of npm start", () => {
  test("have defaults", () => {
    expect(parseStartOptions([], {})).toMatchObject({
      kind: "start",
      options: { demo: null, once: false, server: { port: 8_787, host: "127.0.0.1" } },
    });
  });

  test("are read, the server's among them, wherever they stand", () => {
    const args = [
      "--port",
      "0",
      "--no-demo",
      "--public-url=https://T.example.com/",
      "--once",
      "--trust-proxy",
    ];
    expect(parseStartOptions(args, {})).toMatchObject({
      options: {
        demo: false,
        once: true,
        server: { port: 0, publicUrl: "https://t.example.com", trustProxy: true },
      },
    });
    for (const [args, demo] of [
      [["--demo"], "gmail"],
      [["--demo", "gmail"], "gmail"],
      [["--demo", "outlook"], "outlook"],
      [["--demo=outlook", "--port", "0"], "outlook"],
      [["--demo", "--port", "0"], "gmail"],
    ] as const)
      expect(parseStartOptions(args, {})).toMatchObject({ options: { demo } });
    expect(parseStartOptions([], { SIGHTLINE_PORT: "9000" })).toMatchObject({
      options: { server: { port: 9_000 } },
    });
  });

  test.each([
    [["--port", "eighty"], {}, /--port must be a whole number/],
    [[], { SIGHTLINE_PORT: "65536" }, /SIGHTLINE_PORT must be/],
    [["--public-url", "https://t.example.com/track"], {}, /--public-url must be an origin/],
    [["--demo", "--public-url", "https://t.example.com"], {}, /exclude each other/],
    [["--demo=outlook", "--public-url", "https://t.example.com"], {}, /exclude each other/],
    [["--demo", "thunderbird"], {}, /'thunderbird' is invalid[\s\S]*gmail, outlook/],
    [["--wat"], {}, /unknown option '--wat'/],
    [["extra"], {}, /too many arguments/],
  ])("%j with %j is explained and ends with an error", (args, env, message) => {
    expect(parseStartOptions(args, env)).toEqual({
      kind: "stop",
      exitCode: 1,
      text: expect.stringMatching(message),
    });
  });

  test("--help tells of both, and is no error", () => {
    const help = parseStartOptions(["--help"], {});
    expect(help).toMatchObject({ kind: "stop", exitCode: 0 });
    expect(help).toMatchObject({
      text: expect.stringMatching(/--demo \[client\][\s\S]*Outlook[\s\S]*--public-url/),
    });
  });
});
