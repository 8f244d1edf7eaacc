import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeInsetFrame, type Showing } from "./frame.ts";
import type { FromFrame, ToFrame } from "./protocol.ts";

const URL_OF_FRAME = "chrome-extension://sightline/inset.html";
let url: string | null = URL_OF_FRAME;

beforeEach(() => {
  vi.useFakeTimers();
  url = URL_OF_FRAME;
  document.body.innerHTML = "";
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function stage() {
  const heard: FromFrame[] = [];
  const sized = vi.fn<() => void>();
  const button = document.createElement("button");
  document.body.append(button);
  const opening = vi.spyOn(HTMLElement.prototype, "attachShadow");
  const frame = makeInsetFrame("card", "the key", () => url);
  // Nobody else gets hold of a closed tree.
  const [result] = opening.mock.results;
  const root: ParentNode = result?.type === "return" ? result.value : document;
  expect(frame.host.shadowRoot).toBeNull();
  const showing = (threadId: string, change: Partial<Showing> = {}): Showing => ({
    view: { view: "card", threadId },
    beside: button,
    words: "Opened once",
    focus: false,
    heard: (message) => void heard.push(message),
    sized,
    ...change,
  });
  const state = (): string | undefined => root.querySelector<HTMLElement>(".box")?.dataset["state"];
  const words = (): string => root.querySelector("p")?.textContent ?? "";
  return { frame, root, showing, heard, sized, state, words };
}

/** The frame's page: takes the port that the content script gives it. */
function loadPage(root: ParentNode) {
  const iframe = root.querySelector("iframe");
  if (iframe === null) throw new Error("there is no frame");
  const told: ToFrame[] = [];
  const offers: unknown[][] = [];
  let port: MessagePort | null = null;
  Object.defineProperty(iframe, "contentWindow", {
    configurable: true,
    value: {
      postMessage(message: unknown, origin: string, ports: MessagePort[]) {
        offers.push([message, origin]);
        port = ports[0] ?? null;
        port?.addEventListener(
          "message",
          ({ data }: MessageEvent<ToFrame>) => void told.push(data),
        );
        port?.start();
      },
    },
  });
  iframe.dispatchEvent(new Event("load"));
  return { told, offers, say: (message: unknown) => port?.postMessage(message) };
}

const settled = (check: () => void): Promise<void> => {
  vi.useRealTimers();
  return vi.waitFor(check);
};

describe("a frame in a page", () => {
  it("says in words what is known until it is drawn, and that it cannot be shown after two seconds", () => {
    const { frame, showing, state, words, heard, root } = stage();
    frame.show(showing("t"));
    expect([state(), words()]).toEqual(["loading", "Opened once"]);
    vi.advanceTimersByTime(1_999);
    expect(state()).toBe("loading");
    vi.advanceTimersByTime(1);
    expect(state()).toBe("failed");
    expect(words()).toMatch(/^Opened once\nSightline could not show this here/);
    root.querySelector("button")?.click();
    expect(heard).toEqual([{ type: "close", returnFocus: true }]);
  });

  it("shows what comes after all", async () => {
    const { frame, showing, state, root } = stage();
    frame.show(showing("t"));
    const page = loadPage(root);
    vi.advanceTimersByTime(2_000);
    expect(state()).toBe("failed");
    const slow = root.querySelector("iframe");
    page.say({ type: "size", serial: 1, height: 100 });
    await settled(() => expect(state()).toBe("drawn"));
    expect(root.querySelector("iframe")).toBe(slow);
  });

  it("begins anew at the next wish where nothing came", () => {
    const { frame, showing, state, root } = stage();
    frame.show(showing("t"));
    const blocked = root.querySelector("iframe");
    vi.advanceTimersByTime(2_000);
    frame.hide();
    frame.show(showing("t"));
    expect(state()).toBe("loading");
    expect(root.querySelector("iframe")).not.toBe(blocked);
  });

  it("says at once that the extension was reloaded, whatever was loaded before", () => {
    const { frame, showing, state, words } = stage();
    frame.warm();
    url = null;
    frame.show(showing("t"));
    expect(state()).toBe("failed");
    expect(words()).toContain("Reload this tab");
  });

  it("gives its port to the extension alone, with its key, and asks for what is to be shown", async () => {
    const { frame, showing, root } = stage();
    frame.show(showing("t"));
    const { offers, told } = loadPage(root);
    expect(offers).toEqual([[{ sightlineInset: "the key" }, URL_OF_FRAME]]);
    await settled(() => expect(told).toHaveLength(1));
    expect(told[0]).toMatchObject({
      type: "show",
      shown: { view: "card", threadId: "t" },
      look: "light",
      focus: false,
    });
    frame.hide();
    await settled(() => expect(told.at(-1)).toEqual({ type: "hidden" }));
    expect(frame.host.hidden).toBe(true);
  });

  it("shows what was asked for last, and nothing of what was asked for before", async () => {
    const { frame, showing, root, state, heard, sized } = stage();
    frame.show(showing("first"));
    const page = loadPage(root);
    frame.show(showing("second"));
    page.say({ type: "size", serial: 1, height: 100 });
    page.say({ type: "open-thread", threadId: "x", mailMessageId: null });
    await settled(() => expect(heard).toHaveLength(1));
    expect(state()).toBe("loading");
    page.say({ type: "size", serial: 2, height: 100.2 });
    await settled(() => expect(state()).toBe("drawn"));
    expect(frame.host.style.getPropertyValue("--height")).toBe("103px");
    expect(sized).toHaveBeenCalledOnce();
    frame.show(showing("second", { focus: true }));
    expect(state()).toBe("drawn");
    frame.show(showing("third"));
    expect(state()).toBe("loading");
  });

  it("passes over what is none of the protocol's", async () => {
    const { frame, showing, root, heard } = stage();
    frame.show(showing("t"));
    const page = loadPage(root);
    for (const message of [null, 1, "close", { type: "show" }, { type: "other" }])
      page.say(message);
    page.say({ type: "close", returnFocus: false });
    await settled(() => expect(heard).toHaveLength(1));
    expect(heard).toEqual([{ type: "close", returnFocus: false }]);
  });

  it("is loaded before it is shown where it will be wanted soon, and once", () => {
    const { frame, showing, root } = stage();
    frame.warm();
    frame.warm();
    frame.show(showing("t"));
    expect(root.querySelectorAll("iframe")).toHaveLength(1);
    expect(document.querySelectorAll("[data-sightline-inset=card]")).toHaveLength(1);
  });
});
