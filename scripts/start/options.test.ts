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
    expect(parseStartOptions(["--demo"], {})).toMatchObject({ options: { demo: true } });
    expect(parseStartOptions([], { SIGHTLINE_PORT: "9000" })).toMatchObject({
      options: { server: { port: 9_000 } },
    });
  });

  test.each([
    [["--port", "eighty"], {}, /--port must be a whole number/],
    [[], { SIGHTLINE_PORT: "65536" }, /SIGHTLINE_PORT must be/],
    [["--public-url", "https://t.example.com/track"], {}, /--public-url must be an origin/],
    [["--demo", "--public-url", "https://t.example.com"], {}, /exclude each other/],
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
    expect(help).toMatchObject({ text: expect.stringMatching(/--demo[\s\S]*--public-url/) });
  });
});
