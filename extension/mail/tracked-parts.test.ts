import { beforeEach, describe, expect, it } from "vitest";
import { trackedParts } from "./tracked-parts.ts";

const PIXEL = `https://t.example.com/o/abcdefghijk/${"A".repeat(32)}.gif`;
const LINK = `https://t.example.com/c/abcdefghijk/${"A".repeat(32)}/s/shop.example/a?b=c`;

const mail = document.createElement("div");
document.body.append(mail);
beforeEach(() => {
  globalThis.location.href = "https://outlook.office.com/mail/";
});

const found = (html: string): string[] => {
  mail.innerHTML = html;
  return trackedParts(mail).map(({ hit }) => (hit.kind === "open" ? "open" : hit.destination));
};

describe("trackedParts", () => {
  it.each([
    ["direct", `<img src="${PIXEL}">`],
    [
      "Outlook's proxy, written without a host",
      `<img src="/actions/ei?u=${encodeURIComponent(PIXEL)}&amp;d=2026-11-21">`,
    ],
    ["rewritten", `<img src="data:image/gif;base64,R0lGOD" originalsrc="${PIXEL}">`],
    ["blocked", `<img data-imagetype="External" blockedimagesrc="${PIXEL}">`],
  ])("finds a picture that is %s", (_, html) => {
    expect(found(html)).toEqual(["open"]);
  });

  it.each([
    ["direct", `<a href="${LINK}">x</a>`],
    [
      "in a Safe Link",
      `<a href="https://eur01.safelinks.protection.outlook.com/?url=${encodeURIComponent(LINK)}&amp;data=05">x</a>`,
    ],
    ["beside one", `<a href="https://safe.example/?id=1" originalsrc="${LINK}" shash="a">x</a>`],
  ])("finds a link that is %s", (_, html) => {
    expect(found(html)).toEqual(["https://shop.example/a?b=c"]);
  });

  it("gives each once, and nothing of others", () => {
    expect(
      found(`<img src="${PIXEL}" originalsrc="${PIXEL}"><img src="/a.png"><a href="/o/x">x</a>`),
    ).toEqual(["open"]);
  });
});
