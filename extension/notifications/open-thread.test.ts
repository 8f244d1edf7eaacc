import { expect, test, vi } from "vitest";
import { openThread, threadUrl, type OpenThreadDeps } from "./open-thread.ts";

const mail = { account: "rep@example.com", threadId: "18f00ba4" };

function browserWith(...tabs: Awaited<ReturnType<OpenThreadDeps["tabs"]["query"]>>) {
  const update = vi.fn<OpenThreadDeps["tabs"]["update"]>();
  const create = vi.fn<OpenThreadDeps["tabs"]["create"]>();
  const focus = vi.fn<OpenThreadDeps["windows"]["update"]>();
  const deps: OpenThreadDeps = {
    tabs: { query: async () => tabs, update, create },
    windows: { update: focus },
  };
  return { deps, update, create, focus };
}

test("goes to the thread in the tab of its account, without loading Gmail again", async () => {
  const { deps, update, create, focus } = browserWith(
    {
      id: 1,
      windowId: 1,
      url: "https://mail.google.com/mail/u/0/",
      title: "Inbox - other@example.com - Gmail",
    },
    {
      id: 2,
      windowId: 7,
      url: "https://mail.google.com/mail/u/1/#sent",
      title: "Sent Mail - Rep@example.com - Gmail",
    },
  );
  await openThread(deps, mail);
  expect(update).toHaveBeenCalledWith(2, {
    active: true,
    url: "https://mail.google.com/mail/u/1/#all/18f00ba4",
  });
  expect(focus).toHaveBeenCalledWith(7, { focused: true });
  expect(create).not.toHaveBeenCalled();
});

test("opens a tab for the account when there is none", async () => {
  const { deps, create } = browserWith({
    id: 1,
    windowId: 1,
    url: "https://mail.google.com/mail/u/0/",
    title: "Gmail",
  });
  await openThread(deps, mail);
  expect(create).toHaveBeenCalledWith({ url: threadUrl(mail), active: true });
});

test("addresses a thread in its mailbox", () => {
  expect(threadUrl(mail)).toBe(
    "https://mail.google.com/mail/u/?authuser=rep%40example.com#all/18f00ba4",
  );
  expect(threadUrl({ account: "", threadId: "18f00ba4" })).toBe(
    "https://mail.google.com/mail/u/0/#all/18f00ba4",
  );
  expect(threadUrl({ account: "", threadId: null })).toBe("https://mail.google.com/mail/u/0/");
});
