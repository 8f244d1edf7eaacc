import { atom } from "nanostores";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, describe, expect, test } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { correctHit } from "../../db/correct-hit.ts";
import { editMails } from "../../db/edit-mails.ts";
import { recordEvents } from "../../db/record-events.ts";
import { recordSent } from "../../db/record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentMessage, telling } from "../../db/samples.ts";
import type { FromFrame, InsetView } from "../../inset/protocol.ts";
import type { Request } from "../../messages.ts";
import { InsetPage } from "./inset-page.tsx";
import type { Show } from "./inset-world.ts";

const roots: Root[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) root.unmount();
  fakeBrowser.reset();
  document.body.innerHTML = "";
});

const card: InsetView = { view: "card", threadId: "thread-1" };
const thread: InsetView = { view: "thread", threadId: "thread-1", mailMessageId: null };

/** A frame that shows this, over a background that does what is asked of it unless it is dead. */
async function frame(shown: InsetView, { isDead = false } = {}) {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1), null, telling);
  const events = [hit(1), hit(2, { client: { family: "Safari", os: "iOS", device: "mobile" } })];
  await recordEvents(db, { account, events, cursor: "1", telling });
  const told: FromFrame[] = [];
  const requests: Request[] = [];
  const show: Show = {
    type: "show",
    shown,
    serial: 1,
    look: "dark",
    font: "Roboto",
    focus: true,
  };
  const shows = atom<Show | null>(show);
  const api = {
    runtime: {
      sendMessage: async (request: Request): Promise<unknown> => {
        requests.push(request);
        if (isDead) throw new Error("Extension context invalidated.");
        if (request.type === "edit-mails") await editMails(db, request);
        if (request.type === "correct-hit")
          return (await correctHit(db, request, telling)).explanation;
        return {};
      },
    },
  };
  const root = createRoot(document.body.appendChild(document.createElement("div")));
  roots.push(root);
  const link = { tell: (message: FromFrame) => void told.push(message) };
  root.render(<InsetPage world={{ api, db, link }} shown={shows} />);
  await expect.poll(text).not.toBe("");
  return { db, shows, show, told, requests };
}

function text(): string {
  return document.querySelector('[role="dialog"]')?.textContent ?? "";
}

function button(name: string): HTMLElement {
  const found = [...document.querySelectorAll("button")].find((one) => one.textContent === name);
  if (found === undefined) throw new Error(`there is no button ${name} in: ${text()}`);
  return found;
}

function press(key: string, options: KeyboardEventInit = {}): void {
  const event = { key, bubbles: true, cancelable: true, ...options };
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent("keydown", event));
}

describe("a card", () => {
  test("says who, what, with what and why, takes the page's look and the keyboard", async () => {
    const { told } = await frame(card);
    await expect.poll(text).toContain("Ada Lovelace");
    expect(text()).toContain("Opened 2×");
    expect(text()).toContain("Safari · iOS · phone");
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    await expect.poll(() => document.activeElement?.getAttribute("role")).toBe("dialog");
    await expect.poll(() => told).toContainEqual({ type: "size", serial: 1, height: 0 });
  });

  test("mutes, leads to the timeline and to the dashboard", async () => {
    const { told, requests } = await frame(card);
    await expect.poll(text).toContain("Mute");
    button("Mute").click();
    await expect.poll(text).toContain("Unmute");
    button("Timeline").click();
    expect(told.at(-1)).toEqual({
      type: "open-thread",
      threadId: "thread-1",
      mailMessageId: "gmail-1",
    });
    button("Dashboard").click();
    expect(requests.at(-1)).toEqual({
      type: "open-dashboard",
      at: { page: "mail", messageId: mailId(1) },
    });
  });

  test("keeps before the rep what was just called their own, so that it can be undone", async () => {
    await frame(card);
    await expect.poll(text).toContain("That was me");
    button("That was me").focus();
    button("That was me").click();
    await expect.poll(text).toContain("You, as you said");
    expect(text()).toContain("Opened once");
    expect(text()).toContain("Safari");
    // The button is gone, and the keyboard where it stood.
    expect(document.activeElement?.tagName).toBe("SECTION");
    button("Undo").click();
    await expect.poll(text).toContain("Opened 2×");
  });

  test("says when the background does not do what it is asked", async () => {
    await frame(card, { isDead: true });
    await expect.poll(text).toContain("Mute");
    button("Mute").click();
    await expect
      .poll(() => document.querySelector('[role="alert"]')?.textContent)
      .toMatch(/reload this tab/);
    expect(text()).not.toContain("Unmute");
  });

  test("says when nothing is known of the conversation, and nothing once it is out of sight", async () => {
    const { shows, show } = await frame({ view: "card", threadId: "another" });
    await expect.poll(text).toContain("Nothing is known of this conversation");
    shows.set({ ...show, serial: 2, shown: card });
    await expect.poll(text).toContain("Ada Lovelace");
    shows.set(null);
    await expect.poll(text).toBe("");
  });
});

describe("the conversation's drawer", () => {
  test("has all of the rep's mails, that which was asked for unfolded", async () => {
    const { db, shows, show } = await frame(thread);
    await recordSent(
      db,
      sentMessage(2, { threadId: "thread-1", sentAt: Date.UTC(2026, 10, 3), subject: "Re: it" }),
      null,
      telling,
    );
    await expect.poll(text).toContain("2 mails of yours");
    const unfolded = () =>
      [...document.querySelectorAll("h2 > [aria-expanded]")].map((one) =>
        one.getAttribute("aria-expanded"),
      );
    // The newest stands first.
    await expect.poll(unfolded).toEqual(["true", "true"]);
    shows.set({ ...show, serial: 2, shown: { ...thread, threadId: "another" } });
    await expect.poll(text).toContain("Nothing is known");
    shows.set({ ...show, serial: 3, shown: { ...thread, mailMessageId: "gmail-1" } });
    await expect.poll(unfolded).toEqual(["false", "true"]);
  });

  test("reminds, and forgets to", async () => {
    const { requests } = await frame(thread);
    const reminder = () => document.querySelector("select");
    await expect.poll(reminder).not.toBeNull();
    const choose = (value: string): void => {
      const select = reminder();
      if (select === null) throw new Error("there is no list");
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    };
    choose("replied 3");
    await expect.poll(() => reminder()?.value).toBe("set");
    expect(requests.at(-1)).toMatchObject({ change: { remind: { unless: "replied" } } });
    choose("none");
    await expect.poll(() => reminder()?.value).toBe("none");
  });

  test("keeps the keyboard until Escape gives it back", async () => {
    const { told } = await frame(thread);
    await expect.poll(() => document.activeElement?.getAttribute("role")).toBe("dialog");
    const last = [...document.querySelectorAll<HTMLElement>("button, select")].at(-1);
    last?.focus();
    press("Tab");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Close");
    press("Tab", { shiftKey: true });
    expect(document.activeElement).toBe(last);
    press("Escape");
    expect(told.at(-1)).toEqual({ type: "close", returnFocus: true });
  });
});
