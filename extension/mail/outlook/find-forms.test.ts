import { describe, expect, it } from "vitest";
import { findForms } from "./find-forms.ts";

const SEND = '<div data-testid="ComposeSendButton"><button></button></div>';
const SPLIT = '<button class="fui-SplitButton__primaryActionButton"></button>';
const WELL = '<div contenteditable="true" role="textbox"></div>';
const editor = (n: number, inner = ""): string =>
  `<div id="editorParent_${n}"><div contenteditable="true" role="textbox" id="e${n}">${inner}</div></div>`;

function find(html: string): { forms: string[]; unreachable: number } {
  document.body.innerHTML = html;
  const { forms, unreachable } = findForms(document);
  return {
    forms: forms.map(({ root, editor }) => `${root.id} ${editor.id}`),
    unreachable: unreachable.length,
  };
}

describe("the forms of a page", () => {
  it.each([
    [
      "a docked one",
      `<div id="docking_InitVisiblePart_0">${SEND}${WELL}${editor(1)}</div>`,
      "docking_InitVisiblePart_0 e1",
    ],
    [
      "one in a window",
      `<div data-app-section="Form_Content" id="f">${SEND}${WELL}${editor(1)}</div>`,
      "f e1",
    ],
    ["one that is not marked", `<main><div id="f"><p>${SEND}</p>${editor(1)}</div></main>`, "f e1"],
    [
      "one with its Send around what is marked",
      `<div id="f">${SEND}<div id="docking_InitVisiblePart_0">${editor(1)}</div></div>`,
      "f e1",
    ],
    [
      "one whose Send has no name, but is the only split button",
      `<div id="docking_InitVisiblePart_0">${SPLIT}${editor(1)}</div>`,
      "docking_InitVisiblePart_0 e1",
    ],
    [
      "one in plain text",
      `<div id="docking_InitVisiblePart_0">${SEND}<div id="editorParent_1"><textarea id="e1"></textarea></div></div>`,
      "docking_InitVisiblePart_0 e1",
    ],
    [
      "one whose quote can be edited apart",
      `<div id="docking_InitVisiblePart_0">${SEND}${editor(1, '<div contenteditable="false"><div contenteditable="true" role="textbox"></div></div>')}</div>`,
      "docking_InitVisiblePart_0 e1",
    ],
  ])("are found: %s", (_what, html, form) => {
    expect(find(html)).toEqual({ forms: [form], unreachable: 0 });
  });

  it("are kept apart", () => {
    const one = `<div id="docking_InitVisiblePart_0">${SEND}${editor(1)}</div>`;
    const two = `<section id="s">${SEND}${editor(3)}</section>`;
    expect(find(`<main>${one}${two}</main>`).forms).toEqual([
      "docking_InitVisiblePart_0 e1",
      "s e3",
    ]);
  });

  it("are out of reach where the Send button is not known", () => {
    const html = `<div id="docking_InitVisiblePart_0"><button></button>${editor(1)}</div>`;
    expect(find(html)).toEqual({ forms: [], unreachable: 1 });
    const unmarked = `<div><input id="MSG_x_SUBJECT">${editor(1)}</div>`;
    expect(find(unmarked)).toEqual({ forms: [], unreachable: 1 });
  });

  it("are out of reach where it is not clear which Send is whose", () => {
    const html = `<div id="docking_InitVisiblePart_0">${SEND}${editor(1)}${editor(2)}</div>`;
    expect(find(html)).toEqual({ forms: [], unreachable: 3 });
    const halves = `<div id="docking_InitVisiblePart_0">${SPLIT}${SPLIT}${editor(1)}</div>`;
    expect(find(halves)).toEqual({ forms: [], unreachable: 1 });
  });

  it("are out of reach where the editor is not known", () => {
    const html = `<div id="docking_InitVisiblePart_0">${SEND}<section></section></div>`;
    expect(find(html)).toEqual({ forms: [], unreachable: 1 });
  });

  it("are not what else has Outlook's editor", () => {
    expect(find(`<div><button></button>${editor(1)}</div>`)).toEqual({ forms: [], unreachable: 0 });
  });
});
