import { lookAt } from "../mail/page-look.ts";
import { isFromFrame } from "../own-scripts.ts";
import { pageInsetWords } from "../words/page-inset.ts";
import { FRAME_CSS } from "./frame-style.ts";
import type { FromFrame, InsetView, ToFrame } from "./protocol.ts";

/** What a frame is to show, and how. */
export interface Showing {
  readonly view: InsetView;
  /** What it stands beside: it takes the look of the page there. */
  readonly beside: HTMLElement;
  /** What is known without the frame; stands there until the frame has drawn the rest. */
  readonly words: string;
  /** Whether the keyboard goes in. */
  readonly focus: boolean;
  /** What the frame says, sizes excepted. */
  readonly heard: (message: Exclude<FromFrame, { type: "size" }>) => void;
  /** It became higher or lower. */
  readonly sized: () => void;
}

/** A page of the extension's within the page of a mail client. It stays loaded while it is hidden. */
export interface InsetFrame {
  /** What stands in the page; positioned by whoever shows it. */
  readonly host: HTMLElement;
  /** Loads it, since it will be wanted soon. */
  warm(): void;
  show(showing: Showing): void;
  hide(): void;
}

/** A frame that has drawn nothing after this long is blocked, or broken. */
const DRAWN_MS = 2_000;
/** Pages take letters for commands wherever they are typed. */
const KEYS = ["keydown", "keyup", "keypress"];

/**
 * Makes one. It stands in a closed shadow tree: a page's scripts find neither the frame nor its window, so that they can
 * say nothing to it, and hear nothing of it; see `protocol.ts`.
 * @param key by which the frame knows the content script
 * @param url of the frame's page; null once the extension was reloaded
 */
export function makeInsetFrame(
  kind: InsetView["view"],
  key: string,
  url: () => string | null,
): InsetFrame {
  const host = document.createElement("div");
  host.dataset["sightlineInset"] = kind;
  host.hidden = true;
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(FRAME_CSS);
  root.adoptedStyleSheets = [sheet];
  const box = make("div", "box");
  box.tabIndex = -1;
  const words = make("div", "words");
  const text = make("p", "");
  text.role = "status";
  const close = make("button", "");
  close.textContent = "×";
  words.append(text, close);
  box.append(words);
  root.append(box);

  let iframe: HTMLIFrameElement | null = null;
  let port: MessagePort | null = null;
  let current: Showing | null = null;
  let serial = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  /** What the frame has drawn has a role and a name of its own. */
  function setState(state: "loading" | "drawn" | "failed"): void {
    box.dataset["state"] = state;
    host.dataset["state"] = state;
    box.role = state === "drawn" ? null : "dialog";
    box.ariaLabel = state === "drawn" ? null : pageInsetWords.get()[kind];
  }

  function send(message: ToFrame): void {
    port?.postMessage(message);
  }

  function load(): void {
    const src = url();
    if (iframe !== null || src === null) return;
    const made = document.createElement("iframe");
    iframe = made;
    made.name = `sightline-${kind}`;
    made.src = src;
    made.addEventListener("load", () => connect(made, src));
    box.append(made);
    if (!host.isConnected) document.body.append(host);
  }

  function connect(loaded: HTMLIFrameElement, src: string): void {
    const channel = new MessageChannel();
    port = channel.port1;
    port.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      if (isFromFrame(data) && loaded === iframe) hear(data);
    });
    port.start();
    // To nobody but the extension, where the browser put something else in its place.
    loaded.contentWindow?.postMessage({ sightlineInset: key }, src, [channel.port2]);
    ask();
  }

  /** Begins anew with the next `show`. */
  function unload(): void {
    iframe?.remove();
    iframe = null;
    port = null;
  }

  function ask(): void {
    if (current === null) return;
    const { view, focus, beside } = current;
    const font = getComputedStyle(beside.parentElement ?? beside).fontFamily;
    const look = host.dataset["look"] === "dark" ? "dark" : "light";
    send({ type: "show", shown: view, serial, look, font, focus });
  }

  function hear(message: FromFrame): void {
    if (current === null) return;
    if (message.type !== "size") return current.heard(message);
    if (message.serial !== serial) return;
    clearTimeout(waiting);
    const isFirst = box.dataset["state"] !== "drawn";
    setState("drawn");
    host.style.setProperty("--height", `${Math.ceil(message.height) + 2}px`);
    // Not where the frame has taken the keyboard itself: given it twice, it would lose it.
    if (isFirst && root.activeElement !== null && root.activeElement !== iframe) iframe?.focus();
    current.sized();
  }

  function fail(): void {
    const t = pageInsetWords.get();
    const why = url() === null ? t.reloaded : t.failed;
    setState("failed");
    text.textContent = [current?.words, why].filter(Boolean).join("\n");
    // It stays: a slow computer's may draw yet.
    current?.sized();
  }

  close.addEventListener("click", () => current?.heard({ type: "close", returnFocus: true }));
  for (const type of KEYS) host.addEventListener(type, (event) => event.stopPropagation());

  return {
    host,
    warm: load,
    show(showing) {
      const t = pageInsetWords.get();
      // The same view again: what is drawn stays true enough until the frame has drawn the rest.
      const isSame = current !== null && isSameView(current, showing);
      // News that come before it has drawn anything do not take the keyboard away again.
      const keepsFocus = isSame && current?.focus === true && box.dataset["state"] !== "drawn";
      current = keepsFocus ? { ...showing, focus: true } : showing;
      serial += 1;
      clearTimeout(waiting);
      host.dataset["look"] = lookAt(showing.beside);
      host.style.setProperty("--font", getComputedStyle(showing.beside).fontFamily);
      close.ariaLabel = t.close;
      text.textContent = showing.words === "" ? t.loading : showing.words;
      // What was loaded before the extension was reloaded is dead, and one that was blocked never draws.
      if (url() === null || (!isSame && box.dataset["state"] === "failed")) unload();
      if (!isSame || box.dataset["state"] !== "drawn") setState("loading");
      host.hidden = false;
      load();
      if (iframe !== null) iframe.title = t[kind];
      if (!host.isConnected) document.body.append(host);
      if (showing.focus) (isSame && box.dataset["state"] === "drawn" ? iframe : box)?.focus();
      if (iframe === null) return fail();
      waiting = setTimeout(fail, DRAWN_MS);
      ask();
    },
    hide() {
      if (current === null) return;
      current = null;
      clearTimeout(waiting);
      host.hidden = true;
      send({ type: "hidden" });
    },
  };
}

/** A menu that is open is the same one, whatever has been chosen in it. */
function isSameView(before: Showing, after: Showing): boolean {
  if (before.view.view === "compose" && after.view.view === "compose")
    return before.beside === after.beside;
  return JSON.stringify(before.view) === JSON.stringify(after.view);
}

function make(tag: string, name: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  return element;
}
