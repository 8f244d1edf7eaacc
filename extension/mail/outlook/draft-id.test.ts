import { beforeEach, describe, expect, it } from "vitest";
import { draftIdOf } from "./draft-id.ts";

const ID = "AQMkADAwATM0MDAAMS1iYzY5LTE2";

describe("a draft's id", () => {
  beforeEach(() => document.body.replaceChildren());

  it.each([
    ["Outlook's", `<input id="MSG_${ID}_SUBJECT">`, ID],
    [
      "Outlook's, whatever is in it",
      '<input id="MSG_a_SUBJECT_b/c+d==_0_SUBJECT">',
      "a_SUBJECT_b/c+d==_0",
    ],
    ["none without a subject", "<input>", null],
    ["none where it is empty", '<input id="MSG__SUBJECT">', null],
    ["none where it may be a number that comes again", '<input id="MSG_12_SUBJECT">', null],
    ["none where it is of a mail that is shown", `<span id="MSG_${ID}_SUBJECT"></span>`, null],
  ])("is %s", (_what, html, id) => {
    document.body.innerHTML = html;
    expect(draftIdOf(document)).toBe(id);
  });
});
