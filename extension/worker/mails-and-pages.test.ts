import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { deleteMails, UNDO_MS } from "../db/delete-mails.ts";
import { recordEvents } from "../db/record-events.ts";
import { recordSent } from "../db/record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentMessage, telling } from "../db/samples.ts";
import { fakeAccounts } from "../identity/fake-accounts.ts";
import { speak } from "../i18n/i18n.ts";
import type { Request } from "../messages.ts";
import { threadUrl } from "../notifications/open-thread.ts";
import { preferences } from "../preferences.ts";
import { connection } from "../sync/connection.ts";
import { outbox } from "../tracking/outbox.ts";
import { unplaced } from "../tracking/unplaced.ts";
import { ask, extensionPage, fakeApi, shown } from "./worker-harness.ts";
import { createWorker } from "./worker.ts";

const dashboard = `chrome-extension://${extensionPage.id}/dashboard.html`;
const DAY = 24 * 3_600_000;
const now = Date.now();
/** What an own page asks. */
type Asked = { readonly type: Request["type"] } & Readonly<Record<string, unknown>>;

/** A background with two mails that were sent an hour ago, each opened by its recipient just now. */
async function setUp({ speaks = async () => {} } = {}) {
  const db = emptyDatabase();
  for (const mail of [1, 2]) {
    const at = now - 3_600_000;
    await recordSent(db, sentMessage(mail, { mintedAt: at, sentAt: at }), 0);
  }
  const browser = fakeApi();
  const parts = { accounts: fakeAccounts().accounts, push: null, speak: speaks };
  const worker = createWorker(browser.api, parts, db);
  const opens = [1, 2].map((mail) =>
    hit(mail, { messageId: mailId(mail), receivedAt: now - mail, age: 3_600 }),
  );
  await recordEvents(db, { account, events: opens, cursor: "c", telling });
  return {
    ...browser,
    db,
    worker,
    /** Says something as one of the extension's pages. */
    own: (request: Asked) => ask(worker, request, extensionPage),
    notificationOf: (mail: number) => `sightline:mail:${mailId(mail)}:${now - mail}`,
  };
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal("fetch", async () => new Response(null, { status: 503 }));
  return () => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
    speak("en", {});
  };
});

describe("a notification", () => {
  test("opens its mail by the first button", async () => {
    const { worker, opened, notificationOf } = await setUp();
    worker.onTick();
    await expect.poll(shown).toHaveLength(2);
    worker.onNotificationButtonClicked(notificationOf(1), 0);
    await expect.poll(() => opened).toEqual([threadUrl(sentMessage(1))]);
    expect(await shown()).toEqual([notificationOf(2)]);
  });

  test("mutes its mail by the second one", async () => {
    const { worker, db, notificationOf } = await setUp();
    worker.onTick();
    await expect.poll(shown).toHaveLength(2);
    worker.onNotificationButtonClicked(notificationOf(1), 1);
    await expect.poll(async () => (await db.messages.get(mailId(1)))?.muted).toBe(true);
    await expect.poll(shown).toEqual([notificationOf(2)]);
  });

  test("of several mails shows the dashboard", async () => {
    const { worker, opened } = await setUp();
    worker.onNotificationClicked("sightline:summary:1");
    await expect.poll(() => opened).toEqual([`${dashboard}#/`]);
    worker.onNotificationButtonClicked("somebody-elses", 1);
  });

  test("waits until its language is known", async () => {
    let known = (): void => undefined;
    const speaks = () => new Promise<void>((resolve) => (known = resolve));
    const { worker } = await setUp({ speaks });
    worker.onTick();
    // All else that a tick does is done.
    await expect.poll(async () => (await connection.getValue()).state).toBe("not-paired");
    expect(await shown()).toEqual([]);
    speak("de", { notifications: { opened: "{name} hat „{subject}“ geöffnet" } });
    known();
    await expect.poll(shown).toHaveLength(2);
    const titles = Object.values(fakeBrowser.notifications.getAllCreateOptions()).map(
      ({ title }) => title,
    );
    expect(titles).toContain("Ada Lovelace hat „Proposal 1“ geöffnet");
  });

  test("stands in the mail page where the system shows none, with a hint, once", async () => {
    const { worker, sent, allowNotifications } = await setUp();
    allowNotifications(false);
    worker.onTick();
    const title = (mail: number) => `Ada Lovelace opened “Proposal ${mail}”`;
    const toasts = () =>
      sent.flatMap(({ message }) =>
        typeof message === "object" && message !== null && "title" in message ? [message] : [],
      );
    await expect.poll(toasts).toMatchObject([
      { type: "toast", messageId: mailId(2), title: title(2), detail: "First open" },
      { messageId: null, title: "Sightline’s notifications are off" },
      { messageId: mailId(1), title: title(1) },
    ]);
    expect(await shown()).toEqual([]);
  });

  test.each([
    ["always", true, [2, 3]],
    ["never", false, [0, 0]],
    ["when-needed", true, [2, 0]],
  ] as const)("and toasts, %s", async (toasts, isAllowed, [standing, least]) => {
    await preferences.change({ toasts });
    const { worker, sent, allowNotifications, db } = await setUp();
    allowNotifications(isAllowed);
    worker.onTick();
    await expect.poll(async () => (await db.messages.get(mailId(1)))?.due).toBeNull();
    expect(await shown()).toHaveLength(standing);
    const told = sent.filter(({ message }) => JSON.stringify(message).includes('"toast"'));
    expect(told).toHaveLength(least === 0 ? 0 : 2);
  });

  test("names nobody in a page of another mail client", async () => {
    const { worker, sent, allowNotifications, api } = await setUp();
    allowNotifications(false);
    // Outlook is before the rep, and the mails are Gmail's.
    vi.spyOn(api.tabs, "query").mockImplementation(async ({ url = [] }) =>
      url.some((pattern) => pattern.includes("outlook")) ? [{ id: 6, windowId: 1 }] : [],
    );
    worker.onTick();
    const said = () => JSON.stringify(sent.map(({ message }) => message));
    await expect.poll(said).toContain('"1 more mail was opened"');
    await expect.poll(said).toContain(mailId(1));
    expect(said()).not.toMatch(/Ada|Proposal/);
  });

  test("does not wait for a page that the browser has frozen", async () => {
    await preferences.change({ toasts: "always" });
    const { worker, api } = await setUp();
    vi.spyOn(api.tabs, "sendMessage").mockReturnValue(new Promise(() => undefined));
    worker.onTick();
    await expect.poll(shown, { timeout: 4_000 }).toHaveLength(2);
  });

  test("comes again tomorrow when a reminder is to", async () => {
    const { worker, db } = await setUp();
    worker.onNotificationButtonClicked(`sightline:no-answer:${mailId(1)}:1`, 1);
    await expect
      .poll(async () => (await db.messages.get(mailId(1)))?.remind?.unless)
      .toBe("replied");
    const { remind } = (await db.messages.get(mailId(1))) ?? {};
    expect(Math.abs((remind?.at ?? 0) - now - DAY)).toBeLessThan(60_000);
  });
});

describe("the dashboard", () => {
  test.each([
    [{ page: "mails" }, "#/"],
    [{ page: "mail", messageId: mailId(1) }, `#/mail/${mailId(1)}`],
    [{ page: "insights" }, "#/insights"],
    [{ page: "settings" }, "#/settings"],
    [{ page: "settings", section: "exceptions" }, "#/settings/exceptions"],
  ])("opens at %j, also for a page of the mail client", async (at, route) => {
    const { worker, opened } = await setUp();
    expect(await ask(worker, { type: "open-dashboard", at })).toEqual({ opened: true });
    expect(opened).toEqual([dashboard + route]);
  });

  test("is shown in its own tab where it is open", async () => {
    const { api, opened } = fakeApi();
    const update = vi.fn<typeof api.tabs.update>(async () => {});
    const focus = vi.fn<typeof api.windows.update>(async () => {});
    const tabs = { ...api.tabs, update, query: async () => [{ id: 8, windowId: 3 }] };
    const queried = vi.spyOn(tabs, "query");
    const parts = { accounts: fakeAccounts().accounts, push: null, speak: async () => {} };
    const all = { ...api, tabs, windows: { update: focus } };
    const worker = createWorker(all, parts, emptyDatabase());
    await ask(worker, { type: "open-dashboard", at: { page: "insights" } });
    expect(queried).toHaveBeenCalledWith({ url: [`${dashboard}*`] });
    expect(update).toHaveBeenCalledWith(8, { active: true, url: `${dashboard}#/insights` });
    expect(focus).toHaveBeenCalledWith(3, { focused: true });
    expect(opened).toEqual([]);
  });

  test("welcomes whoever installed the extension, and not after an update", async () => {
    const { worker, opened } = await setUp();
    worker.onInstalled({ reason: "update" });
    worker.onInstalled({ reason: "install" });
    await expect.poll(() => opened).toEqual([`${dashboard}#/welcome`]);
  });
});

describe("mails", () => {
  test("are gone to, where there is one", async () => {
    const { worker, opened } = await setUp();
    expect(await ask(worker, { type: "open-mail", messageId: mailId(1) })).toEqual({
      opened: true,
    });
    expect(opened).toEqual([threadUrl(sentMessage(1))]);
    expect(await ask(worker, { type: "open-mail", messageId: mailId(7) })).toEqual({
      opened: false,
    });
  });

  test("are muted, and lose their notifications", async () => {
    const { own, worker, notificationOf } = await setUp();
    worker.onTick();
    await expect.poll(shown).toHaveLength(2);
    const change = { muted: true, addTags: ["Lead"] };
    const asked = { type: "edit-mails", messageIds: [mailId(1)], change } as const;
    expect(await own(asked)).toEqual({ edited: 1 });
    await expect.poll(shown).toEqual([notificationOf(2)]);
    expect(await ask(worker, asked)).toBe("ignored");
  });

  test("are deleted, told of to the mail tabs, and restored", async () => {
    const { own, worker, sent, notificationOf } = await setUp();
    worker.onTick();
    await expect.poll(shown).toHaveLength(2);
    const before = sent.length;
    const messageIds = [mailId(1)];
    expect(await own({ type: "delete-mails", messageIds })).toEqual({ deleted: messageIds });
    await expect.poll(shown).toEqual([notificationOf(2)]);
    await expect.poll(() => sent.slice(before)).toHaveLength(1);
    expect(await own({ type: "restore-mails", messageIds })).toEqual({ restored: 1 });
    await expect
      .poll(() => sent.slice(before + 1))
      .toMatchObject([{ message: { statuses: [{ threadId: "thread-1" }] } }]);
    for (const type of ["delete-mails", "restore-mails"])
      expect(await ask(worker, { type, messageIds })).toBe("ignored");
  });

  test("that were deleted are forgotten after ten minutes, where they waited, too", async () => {
    const { worker, db } = await setUp();
    await deleteMails(db, [mailId(1)], now - UNDO_MS - 1_000);
    await deleteMails(db, [mailId(2)], now);
    await outbox.put(sentMessage(1));
    await unplaced.put(sentMessage(1));
    worker.onTick();
    await expect.poll(() => db.messages.get(mailId(1))).toBeUndefined();
    expect(await db.messages.get(mailId(2))).toBeDefined();
    await expect.poll(async () => (await outbox.read()).length).toBe(0);
    // Nothing that was said of it is left anywhere.
    await expect
      .poll(async () => JSON.stringify(await fakeBrowser.storage.local.get(null)))
      .not.toContain("Proposal 1");
  });

  test("that are older than the rep keeps them go", async () => {
    await preferences.change({ retentionDays: 30 });
    const { worker, db, own } = await setUp();
    const old = now - 31 * DAY;
    await own({
      type: "record-sent",
      message: sentMessage(3, { mintedAt: old, sentAt: old }),
    });
    worker.onTick();
    await expect
      .poll(async () => (await db.messages.get(mailId(3)))?.deletedAt)
      .toEqual(expect.any(Number));
    expect((await db.messages.get(mailId(1)))?.deletedAt).toBeNull();
  });
});
