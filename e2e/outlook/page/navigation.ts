import type { FolderName, ShownItem } from "../wire.ts";
import { withoutPrefixes } from "./subject.ts";
import { type Opened, pageState } from "./page-state.ts";
import { findRows, getConversation, getItem, type Row } from "./service/reading.ts";

const FOLDERS: readonly FolderName[] = ["inbox", "sentitems", "drafts"];
/** Lines that one request asks for. */
const PAGE_OF_ROWS = 50;
/** How conversations' ids begin, in contrast to single mails'. */
const CONVERSATION = /^AAQk/;

let asked = new Set<number>();

/** Follows the address: `/mail/sentitems/id/AAQk…`, `/mail/id/…`, `/mail/deeplink/read/…`, `/mail/drafts`. */
export async function followAddress(): Promise<void> {
  const [, folder = ""] = /^\/mail(?:\/\d+)?\/(\w+)/.exec(location.pathname) ?? [];
  const [, id = ""] = /\/(?:id|read)\/([^/]+)/.exec(location.pathname) ?? [];
  const known = FOLDERS.find((name) => name === folder) ?? "inbox";
  await Promise.all([
    showFolder(known),
    id === "" ? Promise.resolve(pageState.set({ opened: null })) : show(decodeURIComponent(id)),
  ]);
}

/** @param entry of the browser's history */
export async function goToFolder(folder: FolderName): Promise<void> {
  history.pushState(null, "", `${base()}/${folder}`);
  await followAddress();
}

export async function openRow({ id }: Row): Promise<void> {
  history.pushState(null, "", `${base()}/${pageState.get().folder}/id/${encodeURIComponent(id)}`);
  pageState.set({ front: null });
  await show(id);
  await refreshList();
}

/** Mail came, went or was read: everything on show is asked for again. */
export async function refresh(): Promise<void> {
  const { opened } = pageState.get();
  await Promise.all([refreshList(), opened === null ? null : show(opened.id)]);
}

/** Asks for what lies between two places of the list, where that has not been asked for yet. */
export async function loadRows(from: number, to: number): Promise<void> {
  const { folder, listNumber } = pageState.get();
  const first = Math.floor(from / PAGE_OF_ROWS) * PAGE_OF_ROWS;
  for (let offset = first; offset <= to; offset += PAGE_OF_ROWS) {
    if (asked.has(offset)) continue;
    asked.add(offset);
    const { rows, total } = await findRows(folder, offset, PAGE_OF_ROWS);
    const state = pageState.get();
    if (state.listNumber !== listNumber) return;
    const all = new Map(state.rows);
    rows.forEach((row, index) => all.set(offset + index, row));
    pageState.set({ rows: all, total, loaded: true });
  }
}

/** `/mail`, or `/mail/0` where the page is one of several accounts'. */
function base(): string {
  return /^\/mail(?:\/\d+(?=\/|$))?/.exec(location.pathname)?.[0] ?? "/mail";
}

async function showFolder(folder: FolderName): Promise<void> {
  const { listNumber, loaded, folder: shown } = pageState.get();
  if (loaded && folder === shown) return refreshList();
  asked = new Set();
  pageState.set({
    folder,
    rows: new Map(),
    total: 0,
    loaded: false,
    listNumber: listNumber + 1,
  });
  await loadRows(0, 0);
}

/** The same list, as it is now. */
async function refreshList(): Promise<void> {
  const { folder, rows: before } = pageState.get();
  const offsets = new Set([0, ...asked]);
  const pages = await Promise.all(
    [...offsets].map(async (offset) => ({
      offset,
      ...(await findRows(folder, offset, PAGE_OF_ROWS)),
    })),
  );
  if (pageState.get().folder !== folder) return;
  const old = new Map([...before.values()].map((row) => [row.id, row]));
  const rows = new Map<number, Row>();
  for (const page of pages) {
    page.rows.forEach((row, index) =>
      rows.set(page.offset + index, unlessChanged(old.get(row.id), row)),
    );
  }
  pageState.set({ rows, total: pages[0]?.total ?? 0, loaded: true });
}

/** Rows that did not change stay the same objects, so that they are not drawn again. */
function unlessChanged(before: Row | undefined, row: Row): Row {
  return before !== undefined && JSON.stringify(before) === JSON.stringify(row) ? before : row;
}

async function show(id: string): Promise<void> {
  const items = CONVERSATION.test(id) ? await getConversation(id) : [await getItem(id)];
  const opened = openedOf(id, items);
  if (decodeURIComponent(location.pathname).endsWith(id)) pageState.set({ opened });
}

function openedOf(id: string, items: readonly ShownItem[]): Opened | null {
  const [first] = items;
  if (first === undefined) return null;
  return {
    id,
    messages: items.filter(({ IsDraft }) => !IsDraft),
    drafts: items.filter(({ IsDraft }) => IsDraft),
    conversationId: first.ConversationId.Id,
    subject: withoutPrefixes(first.Subject),
  };
}
