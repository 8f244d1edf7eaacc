import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ComposeToggle, TogglePresses } from "../mail-client.ts";
import { makeToggle, type PlacedToggle } from "./compose-toggle.ts";

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

const TRACKED: ComposeToggle = { state: "both", title: "Tracked", menuTitle: "More" };

function make(
  change: Partial<ComposeToggle> = {},
  presses: Partial<TogglePresses> = {},
): PlacedToggle {
  const nothing = (): undefined => undefined;
  return makeToggle(
    document,
    { ...TRACKED, ...change },
    { toggle: nothing, menu: nothing, ...presses },
  );
}

const send = (): HTMLElement => at("[data-testid]");
const menu = (): HTMLElement => at("[data-sightline-menu]");
const button = (): HTMLElement => at("[data-sightline-tracking]");

describe("the switch", () => {
  beforeEach(() => {
    document.body.innerHTML = BAR;
  });

  it.each(BUILDS)("stands after the whole of Send, which Outlook names %s", (_where, bar) => {
    document.body.innerHTML = bar;
    make().place(send());
    const group = button().parentElement;
    expect(group?.previousElementSibling).toBe(at("#bar").firstElementChild);
    expect(group?.nextElementSibling).toBe(at("#discardCompose"));
    expect(button().nextElementSibling).toBe(menu());
  });

  it("says what it is", () => {
    const toggle = make();
    toggle.place(send());
    expect(button().getAttribute("aria-pressed")).toBe("true");
    toggle.update({ state: "unavailable", title: "Not paired", menuTitle: "Menu" });
    expect(button().getAttribute("aria-pressed")).toBe("false");
    expect(button().getAttribute("aria-label")).toBe("Not paired");
    expect(button().title).toBe("Not paired");
    expect(button().dataset["sightlineTracking"]).toBe("unavailable");
    expect(menu().getAttribute("aria-label")).toBe("Menu");
    expect(menu().getAttribute("aria-expanded")).toBe("false");
  });

  it("has another drawing for each state that means something else", () => {
    const toggle = make();
    toggle.place(send());
    const drawings = (["both", "opens", "links", "off", "held"] as const).map((state) => {
      toggle.update({ ...TRACKED, state });
      expect(button().getAttribute("aria-pressed")).toBe(String(!["off", "held"].includes(state)));
      return button().innerHTML;
    });
    expect(new Set(drawings).size).toBe(5);
  });

  it("gives the button for the menu to whoever is to open it", () => {
    const pressed: string[] = [];
    const presses = {
      toggle: (at: HTMLElement) => pressed.push(`toggle ${at === menu()}`),
      menu: (at: HTMLElement) => pressed.push(`menu ${at === menu()}`),
    };
    make({}, presses).place(send());
    button().click();
    menu().click();
    expect(pressed).toEqual(["toggle true", "menu true"]);
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
    make({}, { toggle: press, menu: press }).place(send());
    button().dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
    button().click();
    menu().click();
    const keys = [
      { key: "Enter" },
      { key: " " },
      { key: "Enter", ctrlKey: true },
      { key: "Escape" },
    ];
    for (const key of keys)
      button().dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, ...key }));
    expect(press).toHaveBeenCalledTimes(2);
    expect(seen).toEqual(["keydown Enter", "keydown Escape"]);
    expect(JSON.stringify(errors.mock.calls)).not.toContain("ann");
  });

  it("gives way to a page that takes it away again and again, for a while", () => {
    vi.useFakeTimers();
    const toggle = make();
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
