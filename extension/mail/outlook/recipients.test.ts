import { beforeEach, describe, expect, it } from "vitest";
import { recipientsOf } from "./recipients.ts";

const well = (content: string): string =>
  `<div contenteditable="true" role="textbox">${content}</div>`;
const chip = (content: string, attributes = ""): string =>
  `<span contenteditable="false" data-lpc-hover-target-id="lpc-react-target-1" ${attributes}>${content}</span>`;

function read(...wells: string[]): string[] {
  document.body.innerHTML = `<form>${wells.join("")}<div id="editor" contenteditable="true"></div></form>`;
  const editor = document.querySelector("#editor") ?? document.body;
  return recipientsOf(document.body, editor).map(
    ({ field, name, email }) => `${field}: ${name} <${email}>`,
  );
}

describe("recipients", () => {
  beforeEach(() => document.body.replaceChildren());

  it.each([
    ["its label", chip("Ann Example", 'aria-label="Ann Example &lt;ann@example.org&gt;"')],
    [
      "its label, in words of any language",
      chip("Ann Example", 'aria-label="Karte von Ann Example, ann@example.org."'),
    ],
    ["its title", chip("Ann Example", 'title="ann@example.org"')],
    ["other attributes", chip("Ann Example", 'data-email="ann@example.org"')],
    ["what is in it", chip('<b title="ann@example.org">Ann Example</b>')],
    ["what is around it", `<span title="ann@example.org">${chip("Ann Example")}</span>`],
    ["its text", chip("Ann Example &lt;ann@example.org&gt;")],
  ])("have the address that a chip gives in %s", (_where, html) => {
    expect(read(well(html))).toEqual(["to: Ann Example <ann@example.org>"]);
  });

  it("have an address without a name, and a name without an address", () => {
    expect(read(well(chip("ann@example.org") + chip("Sales team")))).toEqual([
      "to:  <ann@example.org>",
      "to: Sales team <>",
    ]);
  });

  it("are told apart by the order of their fields", () => {
    const wells = ["a@example.org", "b@example.org", "c@example.org"].map((one) => well(chip(one)));
    expect(read(...wells)).toEqual([
      "to:  <a@example.org>",
      "cc:  <b@example.org>",
      "bcc:  <c@example.org>",
    ]);
  });

  it("take no address of a neighbour", () => {
    const around = `<span title="ann@example.org">${chip("Ann")}${chip("Ben")}</span>`;
    expect(read(well(around))).toEqual(["to: Ann <>", "to: Ben <>"]);
  });

  it("have what is still being typed, once", () => {
    const html = `${chip("ann@example.org")} ann@example.org, ben@example.org; and`;
    expect(read(well(html))).toEqual(["to:  <ann@example.org>", "to:  <ben@example.org>"]);
  });

  it("are named without pictures and buttons", () => {
    const html = chip(
      '<i>\uE8D4</i><span>Ann Example</span><span role="button">Remove</span>',
      'title="ann@example.org"',
    );
    expect(read(well(html))).toEqual(["to: Ann Example <ann@example.org>"]);
  });

  it("are counted once where a chip lies in another", () => {
    expect(read(well(chip(chip("Ann", 'title="ann@example.org"'))))).toEqual([
      "to: Ann <ann@example.org>",
    ]);
  });

  it("are never read from the mail's body", () => {
    document.body.innerHTML = `<form>${well("")}<div id="editor" contenteditable="true">${chip("x@example.org")}</div></form>`;
    const editor = document.querySelector("#editor") ?? document.body;
    expect(recipientsOf(document.body, editor)).toEqual([]);
  });
});
