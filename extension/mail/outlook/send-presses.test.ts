import { beforeEach, describe, expect, it } from "vitest";
import { findForms, type FoundForm } from "./find-forms.ts";
import { readPress } from "./send-presses.ts";

/** As Fluent draws it in one build and another. */
const SPLIT_AROUND = (n: number): string => `
  <div data-testid="ComposeSendButton">
    <div class="fui-SplitButton">
      <button id="splitButton-r${n}__primaryActionButton"><i class="icon"></i></button>
      <button id="splitButton-r${n}__menuButton" aria-expanded="false"></button>
    </div>
  </div>`;
const SPLIT_WITHIN = (n: number): string => `
  <div class="fui-SplitButton">
    <button class="fui-SplitButton__primaryActionButton" id="splitButton-r${n}__primaryActionButton">
      <div data-testid="ComposeSendButton"><i class="icon"></i></div>
    </button>
    <button class="fui-SplitButton__menuButton" id="splitButton-r${n}__menuButton" aria-expanded="false"></button>
  </div>`;

const form = (n: number, split: string): string => `
  <div id="docking_InitVisiblePart_${n}">
    ${split}
    <button id="discardCompose"></button>
    <div contenteditable="true" role="textbox" class="well"></div>
    <div id="editorParent_${n + 1}"><div contenteditable="true" role="textbox" class="editor"></div></div>
  </div>`;

const MENU =
  '<div role="menu" id="menu" aria-labelledby="splitButton-r2__menuButton"><div role="menuitem" id="item"></div></div>';

function at(selector: string): Element {
  const element = document.querySelector(selector);
  if (element === null) throw new Error(`no ${selector}`);
  return element;
}

/** What an event means, in words: its kind and the number of its form. */
function press(selector: string, event: Event): string | null {
  let read: ReturnType<typeof readPress<FoundForm>> = null;
  const listen = (): void => {
    read = readPress(event, findForms(document).forms);
  };
  addEventListener(event.type, listen, { capture: true, once: true });
  at(selector).dispatchEvent(event);
  return describePress(read);
}

function describePress(read: ReturnType<typeof readPress<FoundForm>>): string | null {
  if (read === null) return null;
  return "form" in read ? `${read.kind} ${read.form.root.id.at(-1)}` : read.kind;
}

const click = (): MouseEvent => new MouseEvent("click", { bubbles: true });
const key = (key: string, init: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent("keydown", { key, bubbles: true, ...init });

describe.each([
  ["around the split button", SPLIT_AROUND],
  ["within its first half", SPLIT_WITHIN],
])("with Outlook's name of Send %s", (_where, split) => {
  beforeEach(() => {
    document.body.innerHTML = form(0, split(1)) + form(2, split(2)) + MENU;
  });

  it("is a click on Send the form's", () => {
    expect(press("#docking_InitVisiblePart_0 .icon", click())).toBe("send 0");
    expect(press("#docking_InitVisiblePart_2 .icon", click())).toBe("send 2");
  });

  it("is the arrow beside Send no Send", () => {
    expect(press("#splitButton-r2__menuButton", click())).toBeNull();
  });

  it("is a key on Send left to the click that it makes", () => {
    expect(press("#splitButton-r1__primaryActionButton", key("Enter"))).toBeNull();
    expect(press("#splitButton-r1__primaryActionButton", key(" "))).toBeNull();
  });

  it.each([
    ["Ctrl and Enter", "Enter", { ctrlKey: true }, "send 2"],
    ["Cmd and Enter", "Enter", { metaKey: true }, "send 2"],
    ["Alt and S", "s", { altKey: true }, "send 2"],
    ["Enter", "Enter", {}, null],
    ["S", "s", {}, null],
    ["Ctrl, Alt and S (AltGr)", "s", { altKey: true, ctrlKey: true }, null],
    ["Alt and S where that is a letter", "ß", { altKey: true }, null],
    ["Enter that ends a composition", "Enter", { ctrlKey: true, isComposing: true }, null],
  ])(
    "mean %s in the editor, a field, or anywhere in a form: %s %o → %s",
    (_what, name, init, meaning) => {
      for (const place of [".editor", ".well", "#discardCompose"])
        expect(press(`#docking_InitVisiblePart_2 ${place}`, key(name, init))).toBe(meaning);
      expect(press("body", key(name, init))).toBeNull();
    },
  );

  it("is a press in the open menu of Send the form's, by what names it or by what is open", () => {
    expect(press("#item", click())).toBe("menu-item 2");
    expect(press("#item", key("Enter"))).toBe("menu-item 2");
    expect(press("#item", key("ArrowDown"))).toBeNull();
    at("#menu").removeAttribute("aria-labelledby");
    expect(press("#item", click())).toBeNull();
    at("#splitButton-r1__menuButton").setAttribute("aria-expanded", "true");
    expect(press("#item", click())).toBe("menu-item 0");
    at("#splitButton-r2__menuButton").setAttribute("aria-controls", "menu");
    at("#splitButton-r1__menuButton").setAttribute("aria-expanded", "false");
    expect(press("#item", click())).toBe("menu-item 2");
  });

  it("is a press in the menu no Send where the menu stands in the button", () => {
    at("#docking_InitVisiblePart_2 [data-testid]").append(at("#menu"));
    expect(press("#item", click())).toBe("menu-item 2");
    expect(press("#menu", click())).toBeNull();
  });

  it("throws away what is discarded", () => {
    expect(press("#docking_InitVisiblePart_2 #discardCompose", click())).toBe("discard 2");
  });
});

describe("presses elsewhere", () => {
  it.each([
    ['<div role="dialog"><button id="x"></button></div>', click(), "answer"],
    ['<div role="alertdialog"><div role="button" id="x"></div></div>', click(), "answer"],
    ['<div role="alertdialog"><div role="button" id="x"></div></div>', key(" "), "answer"],
    ['<div role="dialog"><button id="x"></button></div>', key("Enter"), null],
    ['<div role="dialog"><input id="x"></div>', key("Enter"), "answer"],
    ['<div role="dialog"><input id="x"></div>', key("a"), null],
    ['<div role="dialog"><p id="x"></p></div>', click(), null],
    ['<div role="alert"><button id="x"></button></div>', click(), "answer"],
    ['<button id="x"></button>', click(), null],
    ['<div data-testid="ComposeSendButton"><button id="x"></button></div>', click(), "stray-send"],
    ['<div role="menu"><div role="menuitem" id="x"></div></div>', click(), null],
  ])("mean in %s", (html, event, meaning) => {
    document.body.innerHTML = html;
    expect(press("#x", event)).toBe(meaning);
  });

  it("are on Send also where it is no real button, and keys press it", () => {
    document.body.innerHTML = form(0, '<div role="button" data-testid="ComposeSendButton"></div>');
    expect(press("[data-testid]", key("Enter"))).toBe("send 0");
    expect(press("[data-testid]", key(" "))).toBe("send 0");
    expect(press("[data-testid]", key("Enter", { repeat: true }))).toBeNull();
  });
});
