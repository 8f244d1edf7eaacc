import { describe, expect, test, vi } from "vitest";
import { openThread, threadUrl, type OpenThreadDeps } from "./open-thread.ts";

const mail = { mailClient: "gmail", account: "rep@example.com", threadId: "18f00ba4" } as const;

function browserWith(...tabs: Awaited<ReturnType<OpenThreadDeps["tabs"]["query"]>>) {
  const update = vi.fn<OpenThreadDeps["tabs"]["update"]>();
  const create = vi.fn<OpenThreadDeps["tabs"]["create"]>();
  const focus = vi.fn<OpenThreadDeps["windows"]["update"]>();
  const deps: OpenThreadDeps = {
    tabs: {
      // As the browser: by scheme and host.
      query: async ({ url: patterns }) =>
        tabs.filter(({ url }) => patterns.some((one) => url?.startsWith(one.replace("*", "")))),
      update,
      create,
    },
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
  expect(threadUrl({ ...mail, account: "" })).toBe(
    "https://mail.google.com/mail/u/0/#all/18f00ba4",
  );
  expect(threadUrl({ ...mail, account: "", threadId: null })).toBe(
    "https://mail.google.com/mail/u/0/",
  );
});

describe("Outlook", () => {
  const threadId = "AAQkAGI2/TG9=+";
  const escaped = "AAQkAGI2%2FTG9%3D%2B";
  const own = {
    mailClient: "outlook",
    mailHost: "outlook.live.com",
    account: "",
    threadId,
  } as const;
  const sent = "https://outlook.live.com/mail/sentitems";
  const tab = (url: string) => ({ id: 4, windowId: 9, url, title: "Mail" });

  test.each([
    ["in whichever folder", `https://outlook.live.com/mail/0/inbox/id/${escaped}`],
    ["whatever stands behind it", `${sent}/id/${escaped}?nativeVersion=1#x`],
    ["escaped in another way", `${sent}/id/AAQkAGI2%2fTG9=%2b`],
    ["at another of its hosts", `https://outlook.office365.com/mail/id/${escaped}`],
  ])("goes to the tab that shows the conversation, %s, and loads nothing", async (_where, url) => {
    const { deps, update, create, focus } = browserWith(tab(sent), { ...tab(url), id: 5 });
    await openThread(deps, own);
    expect(update).toHaveBeenCalledWith(5, { active: true });
    expect(focus).toHaveBeenCalledWith(9, { focused: true });
    expect(create).not.toHaveBeenCalled();
  });

  test.each([
    ["the list", sent],
    ["another conversation", `${sent}/id/${escaped}A`],
    ["an address that is broken", `${sent}/id/%`],
    ["a mail being written", "https://outlook.live.com/mail/compose/AAMk"],
    ["Gmail", "https://mail.google.com/mail/u/0/"],
  ])("leaves a tab alone that shows %s", async (_what, url) => {
    const { deps, update, create } = browserWith(tab(url));
    await openThread(deps, own);
    expect(create).toHaveBeenCalledWith({ url: `${sent}/id/${escaped}`, active: true });
    expect(update).not.toHaveBeenCalled();
  });

  test("of a mail whose conversation is not known shows what was sent", async () => {
    const { deps, create } = browserWith(tab(`${sent}/id/null`), tab(`${sent}/id/`));
    await openThread(deps, { ...own, threadId: null });
    expect(create).toHaveBeenCalledWith({ url: sent, active: true });
  });

  test("is at the host that the mail was written at, if it is one of its own", () => {
    expect(threadUrl(own)).toBe(`${sent}/id/${escaped}`);
    const { mailHost, ...hostless } = own;
    const office = `https://outlook.office.com/mail/sentitems/id/${escaped}`;
    expect(threadUrl(hostless)).toBe(office);
    expect(threadUrl({ ...own, mailHost: `${mailHost}.evil.example` })).toBe(office);
  });
});
