import { expect, test } from "vitest";
import { parseSettings } from "./settings.ts";

test("has defaults for a laptop", () => {
  expect(parseSettings([], {})).toEqual({
    kind: "settings",
    settings: {
      host: "127.0.0.1",
      port: 8_787,
      data: ".sightline",
      publicUrl: undefined,
      trustProxy: false,
      retentionDays: 365,
      logLevel: "info",
      readyJson: false,
      secret: undefined,
    },
  });
});

test("takes options before variables before defaults", () => {
  const env = {
    SIGHTLINE_PORT: "1",
    SIGHTLINE_HOST: "::1",
    SIGHTLINE_TRUST_PROXY: "true",
    SIGHTLINE_READY_JSON: "false",
    SIGHTLINE_SECRET: `1:retired\n2:${Buffer.alloc(32, 9).toString("base64url")}`,
  };
  expect(
    parseSettings(
      ["--port", "2", "--public-url", "HTTPS://Track.Example.com:443/", "--ready-json"],
      env,
    ),
  ).toMatchObject({
    settings: {
      port: 2,
      host: "::1",
      trustProxy: true,
      readyJson: true,
      publicUrl: "https://track.example.com",
      secret: { current: 2, versions: [1, 2] },
    },
  });
});

test.each([
  [["--port", "70000"], {}, "--port must be a whole number from 0 to 65535.\n"],
  [[], { SIGHTLINE_PORT: "" }, "SIGHTLINE_PORT must be a whole number from 0 to 65535.\n"],
  [
    [],
    { SIGHTLINE_RETENTION_DAYS: "0" },
    "SIGHTLINE_RETENTION_DAYS must be a whole number from 1 to 36500.\n",
  ],
  [[], { SIGHTLINE_TRUST_PROXY: "perhaps" }, "SIGHTLINE_TRUST_PROXY must be true or false.\n"],
  [
    [],
    { SIGHTLINE_LOG_LEVEL: "loud" },
    "SIGHTLINE_LOG_LEVEL must be one of debug, info, warn, error, silent.\n",
  ],
  [
    [],
    { SIGHTLINE_SECRET: "hunter2" },
    "SIGHTLINE_SECRET must be 32 bytes as base64url (43 characters), or several versions of it, one a line: line 1 is not 32 bytes as base64url.\n",
  ],
  [
    [],
    { SIGHTLINE_HOST: "", SIGHTLINE_DATA: "" },
    "SIGHTLINE_HOST must not be empty.\nSIGHTLINE_DATA must not be empty.\n",
  ],
  [["--nonsense"], {}, "error: unknown option '--nonsense'\n"],
  [["stray"], {}, "error: too many arguments. Expected 0 arguments but got 1: stray.\n"],
])("%j %j: names what is wrong", (argv, env, text) => {
  expect(parseSettings(argv, env)).toEqual({ kind: "stop", text, exitCode: 1 });
});

test.each([
  "track.example.com",
  "ftp://example.com",
  "https://example.com/path",
  "https://example.com/?",
  "https://example.com#",
  "https://user@example.com",
  "https://",
])("%s is no public address", (publicUrl) => {
  expect(parseSettings(["--public-url", publicUrl], {})).toMatchObject({
    text: "--public-url must be an origin such as https://track.example.com, without a path.\n",
  });
});

test("helps, and says so by its exit code", () => {
  expect(parseSettings(["--help"], {})).toMatchObject({
    kind: "stop",
    exitCode: 0,
    text: expect.stringContaining("SIGHTLINE_PORT"),
  });
});
