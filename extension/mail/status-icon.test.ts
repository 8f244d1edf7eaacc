import { expect, it } from "vitest";
import { statusIconUrl } from "./status-icon.ts";

/** Backgrounds of rows in Gmail and Outlook: as they are, pointed at, selected. */
const BACKGROUNDS = {
  light: ["#ffffff", "#f5f5f5", "#c2dbff", "#cfe4fa"],
  dark: ["#292929", "#333333", "#0c3b5e", "#202124"],
} as const;
const STATES = ["sent", "unconfirmed", "opened", "clicked", "undeliverable", "replied"] as const;

/** Relative luminance, as WCAG 2 has it. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** What a mark is drawn with; its mask is black and white. */
function colorOf(url: string): string {
  const drawing = atob(url.slice(url.indexOf(",") + 1));
  return /#(?!000|fff)[0-9a-f]{6}/.exec(drawing)?.[0] ?? "";
}

it.each(["light", "dark"] as const)("can be seen on every row of a %s page", (look) => {
  for (const state of STATES) {
    const color = colorOf(statusIconUrl(state, look));
    for (const background of BACKGROUNDS[look])
      expect(contrast(color, background), `${state} on ${background}`).toBeGreaterThanOrEqual(3);
  }
});
