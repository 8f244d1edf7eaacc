import { describe, expect, test } from "vitest";
import { chooseMode, hasDisplay } from "./mode.ts";

describe("what npm start does", () => {
  test.each([
    [{ demo: null, publicUrl: undefined }, true, "desktop"],
    [{ demo: null, publicUrl: undefined }, false, "demo"],
    [{ demo: "gmail", publicUrl: undefined }, true, "demo"],
    [{ demo: "outlook", publicUrl: undefined }, true, "demo"],
    [{ demo: false, publicUrl: undefined }, true, "desktop"],
    [{ demo: false, publicUrl: undefined }, false, "server"],
    [{ demo: null, publicUrl: "https://t.example.com" }, false, "server"],
    [{ demo: null, publicUrl: "https://t.example.com" }, true, "desktop"],
  ] as const)("with %j and a display: %s, is %s", (asked, display, mode) => {
    expect(chooseMode(asked, display)).toBe(mode);
  });

  test("knows a display when there is one", () => {
    expect(hasDisplay({ DISPLAY: ":0" }, "linux")).toBe(true);
    expect(hasDisplay({ WAYLAND_DISPLAY: "wayland-0" }, "linux")).toBe(true);
    expect(hasDisplay({ DISPLAY: "" }, "linux")).toBe(false);
    expect(hasDisplay({}, "linux")).toBe(false);
    expect(hasDisplay({}, "darwin")).toBe(true);
  });
});
