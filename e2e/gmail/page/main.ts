// The page's start: which view is on show, and what its parts do to each other. Navigation is by fragment, as in Gmail.
import type { Folder, MessageData, ThreadData, ThreadSummary } from "../page-api.ts";
import {
  composeForward,
  type ComposeHost,
  composeNew,
  composeReply,
  composeStored,
} from "./compose.ts";
import { element, find } from "./dom.ts";
import { listView } from "./list-view.ts";
import { listThreads, openThread } from "./server-api.ts";
import { threadView } from "./thread-view.ts";

declare const GLOBALS: readonly unknown[];

const folders: readonly { folder: Folder; name: string; label: string }[] = [
  { folder: "inbox", name: "inbox", label: "Inbox" },
  { folder: "sent", name: "sent", label: "Sent" },
  { folder: "drafts", name: "drafts", label: "Drafts" },
  { folder: "all", name: "all", label: "All Mail" },
];

const host: ComposeHost = {
  owner: { email: String(GLOBALS[10]), name: document.body.dataset["ownerName"] ?? "" },
  mailChanged: () => void show(),
  showThread: (legacyThreadId) => goTo(`#sent/${legacyThreadId}`),
};

drawNavigation();
find(document, "[gh=cm]").addEventListener("click", () => composeNew(host));
addEventListener("hashchange", () => void show());
if (location.hash === "") history.replaceState(null, "", "#inbox");
await show();

/** Draws the view that the address names, anew. A view being replaced is what InboxSDK takes for navigation. */
async function show(): Promise<void> {
  const [name, id] = location.hash.slice(1).split("/");
  const folder = folders.find((it) => it.name === name)?.folder ?? "inbox";
  const place = find(document, ".views");
  // A reply that is being written must not be thrown away by a list that changed.
  if (
    place.querySelector(".adB") !== null &&
    id !== undefined &&
    place.dataset["hash"] === location.hash
  )
    return;
  const view = id === undefined ? await list(folder) : await thread(folder, id);
  if (
    location.hash.slice(1).split("/").join("/") !==
    [name, id].filter((it) => it !== undefined).join("/")
  )
    return;
  place.dataset["hash"] = location.hash;
  place.replaceChildren(view);
  document.title = `${folders.find((it) => it.folder === folder)?.label ?? ""} - ${host.owner.email} - Gmail`;
  markCurrent(folder);
}

async function list(folder: Folder): Promise<HTMLElement> {
  return listView(folder, await listThreads(folder), {
    refresh: () => void show(),
    open: (summary) => void openRow(folder, summary),
  });
}

async function openRow(folder: Folder, summary: ThreadSummary): Promise<void> {
  if (summary.standaloneDraftId === null) return goTo(`#${folder}/${summary.legacyThreadId}`);
  const stored = await openThread(summary.threadId);
  const draft = stored?.messages[0];
  if (draft !== undefined) composeStored(host, summary.threadId, draft);
}

async function thread(folder: Folder, id: string): Promise<HTMLElement> {
  const opened = await openThread(id);
  if (opened === null)
    return element("div.nH.view", {}, "The conversation that you requested could not be loaded.");
  return threadView(opened, {
    back: () => goTo(`#${folder}`),
    reply: (message: MessageData, shown: string, into: HTMLElement) =>
      reply(opened, message, shown, into),
    forward: (message, shown) => composeForward(host, message, shown),
  });
}

function reply(opened: ThreadData, message: MessageData, shown: string, into: HTMLElement): void {
  composeReply(host, opened.threadId, message, shown, into);
}

function goTo(hash: string): void {
  if (location.hash === hash) void show();
  else location.hash = hash;
}

function drawNavigation(): void {
  const items = folders.map(({ folder, name, label }) =>
    element(
      "div.aim",
      { "data-folder": folder },
      element(
        "div.TO",
        {},
        element(
          "div.TN.bzz.aHS-bnt",
          {},
          element("div.qj"),
          element("div.aio.UKr6le", {}, element("a.J-Ke.n0", { href: `#${name}` }, label)),
        ),
      ),
    ),
  );
  find(document, ".pp").append(...items);
}

function markCurrent(folder: Folder): void {
  for (const item of document.querySelectorAll<HTMLElement>(".aim")) {
    item.classList.toggle("ain", item.dataset["folder"] === folder);
  }
}
