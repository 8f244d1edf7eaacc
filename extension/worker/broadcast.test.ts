import { expect, test } from "vitest";
import { recordSent } from "../db/record-sent.ts";
import { emptyDatabase, mailId, sentMessage } from "../db/samples.ts";
import type { Broadcast } from "../messages.ts";
import { broadcastStatuses, broadcastToAll, type BroadcastTabs } from "./broadcast.ts";

/** Gmail, Outlook (in a popup, too), a popup without an address, and a page of somebody else's. */
function browserTabs(answer: (tab: number) => Promise<unknown> = async () => undefined) {
  const sent: { tab: number; message: Broadcast }[] = [];
  const queries: unknown[] = [];
  const tabs: BroadcastTabs = {
    query: async (info) => {
      queries.push(info);
      const ids = info.url ? [1, 2, 3] : info.windowType ? [3, 4] : [1, 2, 3, 4, 5];
      return [...ids.map((id) => ({ id })), {}];
    },
    sendMessage: (tab, message) => {
      sent.push({ tab, message });
      return answer(tab);
    },
  };
  return { tabs, queries, sent, told: () => sent.map(({ tab }) => tab) };
}

const send: Broadcast = {
  type: "send-seen",
  phase: "sent",
  messageIds: [mailId(1)],
  at: 1,
  deferredUntil: null,
};

test("statuses go to Gmail, to Outlook and to windows without an address, once each", async () => {
  const db = emptyDatabase();
  await recordSent(db, sentMessage(1));
  const { tabs, told, sent, queries } = browserTabs();
  await broadcastStatuses({ db, tabs }, ["thread-1"]);
  expect(told()).toEqual([1, 2, 3, 4]);
  expect(sent[0]?.message).toMatchObject({ statuses: [{ threadId: "thread-1" }] });
  expect(queries).toEqual([
    {
      url: [
        "https://mail.google.com/*",
        "https://outlook.office.com/*",
        "https://outlook.office365.com/*",
        "https://outlook.live.com/*",
        "https://outlook.cloud.microsoft/*",
      ],
    },
    { windowType: "popup" },
  ]);
});

test("that a mail left is said to every tab", async () => {
  const { tabs, told, sent } = browserTabs();
  await broadcastToAll(tabs, send);
  expect(told()).toEqual([1, 2, 3, 4, 5]);
  expect(sent[4]?.message).toEqual(send);
});

test("a tab that refuses, or never answers, holds up nobody", async () => {
  const { tabs, told } = browserTabs((tab) =>
    tab === 1 ? Promise.reject(new Error("no receiver")) : new Promise(() => undefined),
  );
  await broadcastToAll(tabs, send);
  await broadcastToAll(tabs, send);
  expect(told()).toHaveLength(10);
});
