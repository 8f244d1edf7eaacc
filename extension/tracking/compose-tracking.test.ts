import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { speak } from "../i18n/i18n.ts";
import { open, ready } from "./compose-tracking.fixture.ts";
import type { ComposeChoices } from "./compose-choices.ts";
import { trackedUrls } from "./test-mail.ts";

const notice = (): string | undefined =>
  document.querySelector<HTMLElement>("[data-sightline-untracked]")?.dataset["sightlineUntracked"];

const ada = { email: "ada@example.org", name: "Ada", field: "to" } as const;
const lea = { email: "lea@legal.example", name: "", field: "cc" } as const;

beforeEach(() => {
  document.body.innerHTML = "";
  vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

describe("a compose window", () => {
  it("starts as the last one was left, and remembers each press", () => {
    const { press, states, remembered, send } = open({ trackByDefault: false });
    expect(send()).toBe("<p>x</p>");
    press();
    expect(send()).toContain("<img ");
    press();
    expect(states()).toEqual(["off", "both", "off"]);
    expect(remembered).toEqual([true, false]);
    expect(notice()).toBeUndefined();
  });

  it("of a draft that comes back is as that draft was left, whatever became of others", () => {
    const choices: ComposeChoices = new Map();
    open({ choices, draftId: "1" }).press();
    const second = open({ choices, draftId: "2", trackByDefault: false });
    second.press();
    expect(open({ choices, draftId: "1" }).states()).toEqual(["off"]);
    expect(open({ choices, draftId: "2", trackByDefault: false }).states()).toEqual(["both"]);
    expect(open({ choices, draftId: "3", trackByDefault: false }).states()).toEqual(["off"]);
    expect(open({ choices, draftId: "3" }).states()).toEqual(["off"]);
  });

  it("says why it cannot track, and follows when it can again", () => {
    const { press, states, remembered, become } = open({ readiness: { state: "not-paired" } });
    press();
    expect(notice()).toBe("not-paired");
    become({ state: "paused" });
    become(ready);
    expect(states()).toEqual(["unavailable", "unavailable", "both"]);
    expect(remembered).toEqual([]);
  });

  it("is rid of tracked parts from the beginning", () => {
    const pixel = `<img src="${trackedUrls().open()}">`;
    expect(open({ html: `Hi${pixel}` }).editor.innerHTML).toBe("Hi");
  });

  it("says when nothing of it is tracked by its mailbox's default, and links that are missing", () => {
    const off = open({ mailboxes: { "rep@example.com": { opens: false, links: false } } });
    expect(off.states()).toEqual(["off"]);
    expect(off.title()).toMatch(/^Not tracked, as set for rep@example\.com/);
    const links = { opens: false, links: true };
    expect(open({ tracking: links }).title()).toMatch(/there is none in it yet/);
    const withLink = open({ tracking: links, html: `<a href="https://a.example">a</a>` });
    expect(withLink.states()).toEqual(["links"]);
    expect(withLink.title()).toMatch(/^Links of this mail are tracked/);
  });

  it("speaks another language when another is chosen", () => {
    const { title, close } = open();
    // A language comes with all of its groups.
    speak("de", { "page-compose": { both: "Beides." }, "page-notices": {} });
    expect(title()).toBe("Beides.");
    close();
    speak("en", {});
    expect(title()).toBe("Beides.");
  });
});

describe("a rule", () => {
  it("shows before the mail is sent, as recipients come and go", () => {
    const { write, states, title, send } = open({ neverTrack: ["legal.example"] });
    write({ recipients: [ada, lea] });
    expect(states()).toEqual(["both"]);
    vi.advanceTimersByTime(300);
    expect(states().at(-1)).toBe("held");
    expect(title()).toContain("lea@legal.example is on your never-track list (legal.example).");
    expect(send()).toBe("<p>x</p>");
    write({ recipients: [ada] });
    vi.advanceTimersByTime(300);
    expect(states().at(-1)).toBe("both");
  });

  it("holds at Send, whatever the switch showed last", () => {
    const { write, states, send, kept } = open({ neverTrack: ["legal.example"] });
    write({ recipients: [lea] });
    expect(send()).toBe("<p>x</p>");
    expect(states()).toEqual(["both"]);
    expect(kept).toEqual([]);
  });

  it("is overruled in the menu, not by a press of the switch", () => {
    const { write, press, menus, states, title, send, remembered } = open({
      neverTrack: ["legal.example"],
    });
    write({ recipients: [lea] });
    vi.advanceTimersByTime(300);
    press();
    expect(menus).toHaveLength(1);
    expect(remembered).toEqual([]);
    const [menu] = menus;
    expect(menu?.state()).toMatchObject({ opens: true, obstacle: { override: "offered" } });
    const told = vi.fn<() => void>();
    menu?.onState(told, new AbortController().signal);
    menu?.change({ override: true });
    expect(told).toHaveBeenCalledOnce();
    expect(menu?.state().obstacle).toMatchObject({ override: "taken" });
    expect(states().at(-1)).toBe("both");
    expect(title()).toContain("Your rule is passed over");
    expect(send()).toContain("<img ");
    menu?.change({ override: false });
    expect(states().at(-1)).toBe("held");
  });

  it("about words goes by what stands in the editor", () => {
    const { editor, write, states, title } = open({ confidentialWords: ["merger"] });
    editor.innerHTML = "<p>The <i>Mer</i>ger</p>";
    write({});
    vi.advanceTimersByTime(300);
    expect(states().at(-1)).toBe("held");
    expect(title()).toContain("“merger”");
  });
});

describe("the menu", () => {
  it("tracks opens or links alone, for this mail only", () => {
    const { openMenu, states, remembered, send, kept } = open();
    const menu = openMenu();
    menu.change({ links: false });
    expect(menu.state()).toEqual({ opens: true, links: false, reminder: null, obstacle: null });
    menu.change({ reminder: { afterDays: 3, unless: "replied" } });
    expect(send()).toContain("<img ");
    menu.change({ opens: false });
    expect(states().at(-1)).toBe("off");
    menu.change({ links: true });
    expect(states().at(-1)).toBe("links");
    expect(remembered).toEqual([]);
    expect(kept).toMatchObject([
      { tracking: { opens: true, links: false }, reminder: { afterDays: 3, unless: "replied" } },
    ]);
  });

  it("says what makes tracking impossible, which cannot be overruled", () => {
    const { write, openMenu, press, menus, states, send } = open();
    write({ isPlainText: true });
    vi.advanceTimersByTime(300);
    expect(states().at(-1)).toBe("unavailable");
    press();
    expect(menus).toHaveLength(1);
    expect(openMenu().state().obstacle).toMatchObject({ override: "none" });
    expect(send()).toBeNull();
    expect(notice()).toBe("plain-text");
  });

  it("knows the mail as it is when it opens, and lets a window rest that is gone", () => {
    const { write, openMenu, states, close } = open({ neverTrack: ["legal.example"] });
    write({ recipients: [lea] });
    expect(openMenu().state().obstacle?.override).toBe("offered");
    expect(states()).toEqual(["both", "held"]);
    write({ recipients: [] });
    close();
    vi.advanceTimersByTime(1_000);
    expect(states()).toEqual(["both", "held"]);
  });
});
