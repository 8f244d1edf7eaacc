import { beforeEach, describe, expect, it, vi } from "vitest";
import { makeToggle } from "./compose-toggle.ts";

const BAR = `
  <div id="bar">
    <div data-testid="ComposeSendButton">
      <div class="fui-SplitButton"><button class="fui-SplitButton__primaryActionButton"></button><button></button></div>
    </div>
    <button id="discardCompose"></button>
  </div>`;
const BUILDS: readonly (readonly [string, string])[] = [
  ["around the split button", BAR],
  [
    "within its first half",
    `<div id="bar"><div class="fui-SplitButton"><button class="fui-SplitButton__primaryActionButton"><div data-testid="ComposeSendButton"></div></button><button></button></div><button id="discardCompose"></button></div>`,
  ],
];

function at(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (element === null) throw new Error(`no ${selector}`);
  return element;
}

const send = (): HTMLElement => at("[data-testid]");
const button = (): HTMLElement => at("[data-sightline-tracking]");

describe("the switch", () => {
  beforeEach(() => {
    document.body.innerHTML = BAR;
  });

  it.each(BUILDS)("stands after the whole of Send, which Outlook names %s", (_where, bar) => {
    document.body.innerHTML = bar;
    makeToggle(document, { state: "on", title: "Tracked" }, () => undefined).place(send());
    expect(button().previousElementSibling).toBe(at("#bar").firstElementChild);
    expect(button().nextElementSibling).toBe(at("#discardCompose"));
  });

  it("says what it is", () => {
    const toggle = makeToggle(document, { state: "on", title: "Tracked" }, () => undefined);
    toggle.place(send());
    expect(button().getAttribute("aria-pressed")).toBe("true");
    toggle.update({ state: "unavailable", title: "Not paired" });
    expect(button().getAttribute("aria-pressed")).toBe("false");
    expect(button().getAttribute("aria-label")).toBe("Not paired");
    expect(button().title).toBe("Not paired");
    expect(button().dataset["sightlineTracking"]).toBe("unavailable");
  });

  it("keeps its presses from Outlook, but not the shortcuts of the form, and tells of no failure but its kind", () => {
    const errors = vi.spyOn(console, "error").mockReturnValue();
    const seen: string[] = [];
    const press = vi.fn<() => void>(() => {
      throw new TypeError("ann@example.org");
    });
    for (const type of ["mousedown", "click", "keydown"])
      at("#bar").addEventListener(type, (event) =>
        seen.push(`${type} ${"key" in event ? String(event.key) : ""}`),
      );
    makeToggle(document, { state: "on", title: "" }, press).place(send());
    button().dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
    button().click();
    const keys = [
      { key: "Enter" },
      { key: " " },
      { key: "Enter", ctrlKey: true },
      { key: "Escape" },
    ];
    for (const key of keys)
      button().dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, ...key }));
    expect(press).toHaveBeenCalledOnce();
    expect(seen).toEqual(["keydown Enter", "keydown Escape"]);
    expect(JSON.stringify(errors.mock.calls)).not.toContain("ann");
  });

  it("gives way to a page that takes it away again and again, for a while", () => {
    vi.useFakeTimers();
    const toggle = makeToggle(document, { state: "on", title: "" }, () => undefined);
    let placed = 0;
    for (let index = 0; index < 100; index++) {
      toggle.place(send());
      if (toggle.isPlaced(send())) placed += 1;
      toggle.remove();
    }
    expect(placed).toBe(20);
    vi.advanceTimersByTime(1_001);
    toggle.place(send());
    expect(toggle.isPlaced(send())).toBe(true);
    vi.useRealTimers();
  });
});
