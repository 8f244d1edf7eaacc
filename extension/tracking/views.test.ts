import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ShownMail } from "../mail/mail-client.ts";
import type { ViewedMail } from "./background-link.ts";
import { trackedUrls } from "./test-mail.ts";
import { openViewSignals } from "./views.ts";

const forever = new AbortController().signal;
const pixel = trackedUrls().open();
const link = trackedUrls().click(1, "https://shop.example.com/") ?? "";
const own: ViewedMail = expect.objectContaining({ sid: "abcdefghij2", messageId: "CQkJCQkJCQk" });

function page(signal = forever) {
  const told: (readonly ViewedMail[])[] = [];
  let failures = 0;
  const see = openViewSignals({
    link: {
      viewing: async (mails) => {
        if (failures-- > 0) throw new Error("no worker");
        told.push(mails);
      },
    },
    now: Date.now,
    signal,
  });
  return { told, see, failTimes: (count: number) => void (failures = count) };
}

/** @param state of its pictures: those that the rules stop never load */
function shown(
  html: string,
  {
    closed = forever,
    state = "loaded",
  }: { closed?: AbortSignal; state?: "loaded" | "blocked" } = {},
): ShownMail & { change(html: string): void; loads(): void } {
  const contents = document.createElement("div");
  let changed: () => void = () => undefined;
  const fill = (next: string): void => {
    contents.innerHTML = next;
    for (const picture of contents.querySelectorAll("img")) {
      Object.defineProperty(picture, "complete", { value: true });
      Object.defineProperty(picture, "naturalWidth", { value: state === "loaded" ? 1 : 0 });
    }
  };
  fill(html);
  return {
    loads: () => contents.querySelector("img")?.dispatchEvent(new Event("load")),
    closed,
    contents: () => contents,
    onContents: (handler) => {
      changed = handler;
    },
    change(next) {
      fill(next);
      changed();
    },
  };
}

const image = (src: string): string => `<p>Hi</p><img src="${src}" width="1" height="1">`;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("views", () => {
  it.each([
    ["its pixel", image(pixel)],
    [
      "its pixel behind Gmail's proxy",
      image(`https://ci3.googleusercontent.com/meips/x=s0#${pixel}`),
    ],
    ["its pixel percent-encoded", image(`https://proxy.example/?url=${encodeURIComponent(pixel)}`)],
    ["its pixel in somebody's quote", `<blockquote type="cite">${image(pixel)}</blockquote>`],
  ])("a mail is known by %s", async (_, html) => {
    const { told, see } = page();
    see(shown(html));
    await vi.advanceTimersByTimeAsync(60);
    expect(told).toEqual([[own]]);
  });

  it("tells all mails of a conversation in one request, each once", async () => {
    const { told, see } = page();
    for (const html of [image(pixel) + `<a href="${link}">shop</a>`, image(pixel), "<p>No</p>"])
      see(shown(html));
    await vi.advanceTimersByTimeAsync(60);
    expect(told).toEqual([[own]]);
  });

  it("is silent about a pixel that the rules stop, and about links, until a pixel loads", async () => {
    const { told, see } = page();
    const mail = shown(image(pixel), { state: "blocked" });
    see(mail);
    see(shown(`<a href="${link}">shop</a>`));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
    mail.loads();
    await vi.advanceTimersByTimeAsync(60);
    expect(told).toEqual([[own]]);
  });

  it("takes what stands in for a picture that is not shown for no view of it", async () => {
    const { told, see } = page();
    const mail = shown(`<img src="data:image/gif;base64,R0lGOD" originalsrc="${pixel}">`);
    see(mail);
    see(shown(`<img blockedimagesrc="${pixel}">`, { state: "blocked" }));
    mail.loads();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
    mail.contents()?.querySelector("img")?.setAttribute("src", pixel);
    mail.loads();
    await vi.advanceTimersByTimeAsync(60);
    expect(told).toEqual([[own]]);
  });

  it("is silent about what is being written, and about mail without tracking", async () => {
    const { told, see } = page();
    see(shown(`<div contenteditable="true">${image(pixel)}</div>`));
    see(shown(image("https://shop.example.com/logo.gif")));
    see({ closed: forever, contents: () => null, onContents: () => undefined });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
  });

  it("tells again what is drawn anew, at most every 16 s, and not what only stays", async () => {
    const { told, see } = page();
    const mail = shown(image(pixel));
    see(mail);
    await vi.advanceTimersByTimeAsync(60);
    for (let second = 0; second < 10; second++) {
      mail.change(image(pixel));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(told).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5_990);
    expect(told).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(told).toHaveLength(2);
    mail.change(image(pixel));
    await vi.advanceTimersByTimeAsync(60);
    expect(told).toHaveLength(3);
  });

  it("makes one mail wait for no other's pause", async () => {
    const { told, see } = page();
    const mail = shown(image(pixel));
    see(mail);
    await vi.advanceTimersByTimeAsync(60);
    mail.change(image(pixel));
    await vi.advanceTimersByTimeAsync(60);
    see(shown(image(pixel.replace("AQkJCQkJCQkJ", "AQkJCQkJCQkA"))));
    await vi.advanceTimersByTimeAsync(60);
    expect(told.map((mails) => mails.length)).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(16_000);
    expect(told.map((mails) => mails.length)).toEqual([1, 1, 1]);
  });

  it("tries again when the worker does not answer, and stops when the extension was reloaded", async () => {
    const reloaded = new AbortController();
    const { told, see, failTimes } = page(reloaded.signal);
    failTimes(1);
    see(shown(image(pixel)));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toHaveLength(1);
    reloaded.abort();
    see(shown(image(pixel)));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toHaveLength(1);
  });

  it("takes a mail that is gone for no view", async () => {
    const { told, see } = page();
    see(shown(image(pixel), { closed: AbortSignal.abort() }));
    await vi.advanceTimersByTimeAsync(60);
    expect(told).toEqual([]);
  });
});
