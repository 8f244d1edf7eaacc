import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ExplainedHit, MessageExplanation, ThreadStatus } from "../../messages.ts";
import type { Readiness } from "../settings.ts";
import { makePanels } from "./panel.ts";
import { explained, explainedHit } from "./explained.fixture.ts";

const NOW = Date.UTC(2026, 10, 21, 14);
const self: Partial<ExplainedHit> = {
  verdict: "self",
  reasons: ["that-was-me"],
  confidence: "certain",
};

/** A page with one message's mark, and a background that answers. */
function page(
  explanation: MessageExplanation | null,
  readiness: Readiness["state"] = "not-paired",
) {
  const button = document.createElement("img");
  document.body.append(button);
  button.getBoundingClientRect = () => new DOMRect(500, 100, 20, 20);
  const background = {
    explanation,
    fails: false,
    corrections: [] as unknown[],
  };
  const answer = async (): Promise<MessageExplanation | null> => {
    if (background.fails) throw new Error("no worker");
    return background.explanation;
  };
  let changed: (status: ThreadStatus) => void = () => undefined;
  const panels = makePanels({
    link: {
      explainMessage: answer,
      correctHit: (correction) => {
        background.corrections.push(correction);
        return answer();
      },
    },
    book: {
      follow: (_threadId, handler) => {
        changed = handler;
      },
    },
    settings: {
      readiness: () => (readiness === "reloaded" ? { state: readiness } : { state: "not-paired" }),
      countUnconfirmed: () => false,
    },
    now: () => NOW,
  });
  const leaving = new AbortController();
  const message = { threadId: "t", messageId: "m", closed: leaving.signal };
  return {
    button,
    background,
    leave: () => leaving.abort(),
    press: async (): Promise<void> => {
      panels.toggle(message, button);
      await vi.advanceTimersByTimeAsync(1_000);
    },
    statusChanges: async (opens: number): Promise<void> => {
      const { engagement } = explained([]);
      const messages = { m: { ...engagement, firstOpenedAt: opens } };
      changed({ threadId: "t", engagement, messages });
      await vi.advanceTimersByTimeAsync(1_000);
    },
  };
}

const host = (): HTMLElement | null => document.querySelector("[data-sightline-panel]");
function find(selector: string): HTMLElement {
  const found = host()?.shadowRoot?.querySelector<HTMLElement>(selector);
  if (found == null) throw new Error(`The panel has no ${selector}`);
  return found;
}
const text = (): string => find(".body").textContent.replaceAll(/\s+/g, " ");
const buttons = (): string[] =>
  [...find(".body").querySelectorAll("button")].map((button) => button.textContent);
async function pressButton(name: string): Promise<void> {
  const all = [...find(".body").querySelectorAll("button")];
  all.find((button) => button.textContent === name)?.click();
  await vi.advanceTimersByTimeAsync(1_000);
}

beforeEach(() => {
  vi.useFakeTimers();
  document.body.replaceChildren();
});
afterEach(() => {
  // A press elsewhere closes what a test left open.
  document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true }));
  vi.useRealTimers();
});

describe("the panel", () => {
  it("says what each reading was, by whom, and why", async () => {
    const click = explainedHit({
      kind: "click",
      destination: "https://shop.example.com/pricing",
      reasons: ["head-request", "http-library", "no-such-code"],
      verdict: "machine",
      confidence: "certain",
      client: { family: "", os: "", device: "unknown" },
      network: { class: "hosting", country: "US" },
    });
    const { press } = page(explained([[click, explainedHit()]]));
    await press();
    expect(find("[role=dialog]").getAttribute("aria-labelledby")).toBe("title");
    expect(find("#title").textContent).toBe("What became of this mail");
    expect(find("li").dataset["verdict"]).toBe("person");
    expect(text()).toContain("Fetched 2 times");
    expect(text()).toContain("2 h after you sent it");
    expect(buttons()).toEqual(["That was me"]);
  });

  it("keeps further evidence folded, and unfolded through every change", async () => {
    const hit = explainedHit({ reasons: ["head-request", "http-library"], verdict: "machine" });
    const { press, background, statusChanges } = page(explained([[hit]]));
    await press();
    await statusChanges(0);
    expect(find("summary").textContent).toBe("1 more sign");
    find("details").setAttribute("open", "");
    background.explanation = explained([[explainedHit({ verdict: "machine" })], [hit]]);
    await statusChanges(1);
    expect(find("ol").children).toHaveLength(2);
    expect(find("details").hasAttribute("open")).toBe(true);
  });

  it("corrects a reading, offers the others by the same client, and undoes it", async () => {
    const hit = explainedHit();
    const others = [explainedHit(), explainedHit()];
    const { press, background } = page(explained([[hit], others]));
    await press();
    background.explanation = explained([
      [{ ...hit, ...self, correction: "event", similar: 2 }],
      others,
    ]);
    find("[data-key$=' act']").focus();
    await pressButton("That was me");
    expect(text()).toContain("And the 2 others by Chrome · Windows · computer?");
    expect(buttons()).toEqual(["Undo", "Those too", "That was me"]);
    expect(host()?.shadowRoot?.activeElement?.textContent).toBe("Undo");
    await pressButton("Those too");
    await pressButton("Undo");
    const { eventId } = hit;
    const correction = { messageId: explained([]).messageId, eventId };
    expect(background.corrections).toEqual([
      { ...correction, scope: "event" },
      { ...correction, scope: "same-client" },
      { ...correction, scope: null },
    ]);
  });

  it("undoes from any of those that one was said of", async () => {
    const said = explainedHit({ ...self, correction: "same-client" });
    const like = explainedHit({
      ...self,
      reasons: ["same-as-that-was-me"],
      taughtBy: said.eventId,
    });
    const { press, background } = page(explained([[like], [said]]));
    await press();
    expect(buttons()).toEqual(["Undo for all of them", "Undo"]);
    await pressButton("Undo for all of them");
    expect(background.corrections).toMatchObject([{ eventId: said.eventId, scope: null }]);
  });

  it("says what it would mean to call everything by a mail provider’s proxy one’s own", async () => {
    const network = { class: "mail-proxy", country: null };
    const own = explainedHit({ ...self, correction: "event", similar: 1, network });
    const { press } = page(explained([[own]]));
    await press();
    expect(text()).toContain("Recipients’ own readings look just like them");
  });

  it("says when a correction did not get through", async () => {
    const { press, background } = page(explained([[explainedHit()]]));
    await press();
    background.fails = true;
    await pressButton("That was me");
    expect(find("[role=alert]").textContent).toContain("could not be saved");
  });

  it("says when nothing answers, and tries again", async () => {
    const { press, background } = page(explained([]));
    background.fails = true;
    await press();
    expect(find("[role=alert]").textContent).toBe("Sightline did not answer.");
    background.fails = false;
    await pressButton("Try again");
    expect(text()).toContain("Nobody has fetched anything of it yet");
  });

  it("says why, where the extension was reloaded", async () => {
    const { press, background } = page(explained([]), "reloaded");
    background.fails = true;
    await press();
    expect(find("[role=alert]").textContent).toContain("Reload this tab");
  });

  it("says when the mail is not known any more", async () => {
    const { press } = page(null);
    await press();
    expect(text()).toContain("knows nothing of this mail any more");
  });
});

describe("opening and closing", () => {
  it("takes the focus, and gives it back at Escape, the second press and Close", async () => {
    const { press, button } = page(explained([]));
    button.tabIndex = 0;
    const ways: Record<string, () => Promise<void>> = {
      Escape: async () => void dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" })),
      "the second press": press,
      Close: async () => find(".close").click(),
    };
    for (const [name, way] of Object.entries(ways)) {
      await press();
      expect(button.getAttribute("aria-expanded")).toBe("true");
      expect(document.activeElement).toBe(host());
      await way();
      expect([name, host()]).toEqual([name, null]);
      expect(button.getAttribute("aria-expanded")).toBe("false");
      expect(document.activeElement).toBe(button);
    }
  });

  it("closes at a press elsewhere, and not at one within", async () => {
    const { press } = page(explained([]));
    await press();
    find(".body").dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true }));
    expect(host()).not.toBeNull();
    document.body.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, composed: true }));
    expect(host()).toBeNull();
  });

  it("closes when the message leaves the page, or the mark does", async () => {
    const { press, leave, button } = page(explained([]));
    await press();
    button.replaceWith(document.createElement("p"));
    await vi.advanceTimersByTimeAsync(0);
    expect(host()).toBeNull();
    document.body.append(button);
    await press();
    leave();
    expect(host()).toBeNull();
  });

  it("stays with its mark when the page draws something above it", async () => {
    const { press, button } = page(explained([]));
    await press();
    const before = host()?.style.top;
    button.getBoundingClientRect = () => new DOMRect(500, 160, 20, 20);
    document.body.prepend(document.createElement("p"));
    // It is taken out and put back, as InboxSDK does when Gmail unfolds a message.
    document.body.append(button);
    await vi.advanceTimersByTimeAsync(0);
    expect(parseFloat(host()?.style.top ?? "")).toBe(parseFloat(before ?? "") + 60);
  });

  it("is one at most", async () => {
    const first = page(explained([]));
    await first.press();
    await first.press();
    await first.press();
    expect(document.querySelectorAll("[data-sightline-panel]")).toHaveLength(1);
  });

  it("keeps the page from taking its keys for commands, and the Tab key inside", async () => {
    const { press } = page(explained([[explainedHit()]]));
    await press();
    const heard: string[] = [];
    document.body.addEventListener("keydown", (event) => heard.push(event.key));
    const type = (element: HTMLElement, init: KeyboardEventInit): void =>
      void element.dispatchEvent(
        new KeyboardEvent("keydown", { bubbles: true, composed: true, cancelable: true, ...init }),
      );
    const [close, last] = [find(".close"), find(".actions button")];
    last.focus();
    type(last, { key: "Tab" });
    expect(host()?.shadowRoot?.activeElement).toBe(close);
    type(close, { key: "Tab", shiftKey: true });
    expect(host()?.shadowRoot?.activeElement).toBe(last);
    type(last, { key: "e" });
    expect(heard).toEqual([]);
  });
});
