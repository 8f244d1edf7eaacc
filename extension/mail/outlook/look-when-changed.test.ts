import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { lookWhenChanged } from "./look-when-changed.ts";

const look = vi.fn<() => void>();
let end: () => void;

beforeEach(() => {
  document.body.innerHTML = `<div id="ReadingPaneContainerId"><div id="MSG_1_DATETIME">3:14 PM</div></div>
    <div role="listbox"></div><div id="toolbar"></div><div contenteditable="true"></div>`;
  look.mockClear();
  end = lookWhenChanged(document, look);
});

afterEach(() => end());

async function looksAfter(change: () => void): Promise<number> {
  look.mockClear();
  change();
  await Promise.resolve();
  return look.mock.calls.length;
}

const add = (selector: string, html: string) => (): void =>
  document.querySelector(selector)?.insertAdjacentHTML("beforeend", html);

it.each([
  ["something in the reading pane", "#ReadingPaneContainerId", "<p>Hello</p>"],
  ["a mail elsewhere", "body", '<div><div id="UniqueMessageBody_1" role="document"></div></div>'],
  ["a heading of a mail elsewhere", "body", '<h2 id="CONV_1_SUBJECT">Offer</h2>'],
  ["a list", "body", '<div role="listbox"><p role="option" data-convid="a"></p></div>'],
])("looks when %s comes or goes", async (_, selector, html) => {
  expect(await looksAfter(add(selector, html))).toBe(1);
  const added = document.querySelector(selector)?.lastElementChild;
  expect(await looksAfter(() => added?.remove())).toBe(1);
});

it.each([
  ["menus and hints", "body", '<div role="menu"><button>Reply</button></div>'],
  ["buttons of toolbars", "#toolbar", "<button>Reply</button>"],
  ["rows of a list", "[role=listbox]", '<p role="option" data-convid="a"></p>'],
  ["what is written", "[contenteditable]", "<p>Dear Ann</p>"],
])("does not look for %s", async (_, selector, html) => {
  expect(await looksAfter(add(selector, html))).toBe(0);
  const added = document.querySelector(selector)?.lastElementChild;
  expect(await looksAfter(() => added?.remove())).toBe(0);
});

it("looks when a mark of ours is taken away, not when it comes", async () => {
  const mark = Object.assign(document.createElement("span"), { className: "sightline-mark" });
  const time = document.querySelector("#MSG_1_DATETIME");
  expect(await looksAfter(() => time?.prepend(mark))).toBe(0);
  expect(await looksAfter(() => mark.remove())).toBe(1);
});

it("looks at a document that is written anew", async () => {
  expect(await looksAfter(() => document.body.replaceWith(document.createElement("body")))).toBe(1);
});
