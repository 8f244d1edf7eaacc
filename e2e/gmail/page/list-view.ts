import type { Folder, ThreadSummary } from "../page-api.ts";
import { element, wrap } from "./dom.ts";

/** A list of conversations. Its rows are all there before it is shown: InboxSDK looks at them once. */
export function listView(
  folder: Folder,
  threads: readonly ThreadSummary[],
  actions: ListActions,
): HTMLElement {
  const columns = ["k0vOLb", "Ci", "y5", "WA", "yY", "null", "yg", "xX"].map((name) =>
    element(`col.${name}`),
  );
  const rows = threads.map((thread, index) => row(folder, thread, index, actions));
  const table = element(
    "table.F.cf.zt",
    {},
    element("colgroup", {}, ...columns),
    element("tbody", {}, ...rows),
  );
  const list = element("div.ae4.UI", { gh: "tl" }, wrap(["div.Cp", "div"], table));
  if (rows.length === 0) list.append(element("div.empty", {}, "Nothing in here."));
  return element(
    "div.nH.view",
    {},
    element("div.bGI.nH", { role: "main" }, toolbar(actions), list),
  );
}

export interface ListActions {
  readonly open: (thread: ThreadSummary) => void;
  readonly refresh: () => void;
}

function toolbar(actions: ListActions): HTMLElement {
  const select = element("div.G-Ni.J-J5-Ji", {}, element("div.T-Jo-auh.check"));
  const move = element("div.G-Ni.J-J5-Ji", {}, element("div.asb"));
  const refresh = element(
    "div.T-I.nu",
    { role: "button", tabindex: "0", "aria-label": "Refresh", click: actions.refresh },
    "⟳",
  );
  return element(
    "div.nH.aqK",
    { gh: "tm" },
    element("div.Cq.aqL", { gh: "mtb" }, select, move, refresh),
  );
}

function row(
  folder: Folder,
  thread: ThreadSummary,
  index: number,
  actions: ListActions,
): HTMLElement {
  const ids = {
    "data-thread-id": `#${thread.threadId}`,
    "data-legacy-thread-id": thread.legacyThreadId,
    ...(thread.standaloneDraftId === null
      ? {}
      : { "data-standalone-draft-id": `#${thread.standaloneDraftId}` }),
  };
  const subject = element(
    "span.bog",
    { id: `:s${index}` },
    element("span.bqe", ids, thread.subject || "(no subject)"),
  );
  const snippet = element("span.y2", {}, element("span.Zt", {}, " - "), thread.snippet);
  const when = new Date(thread.date);
  const date = element("span", { title: when.toLocaleString("en-US") }, shortDate(when));
  return element(
    `tr.zA.${thread.unread ? "zE" : "yO"}`,
    { id: `:r${index}`, role: "row", tabindex: "-1", click: () => actions.open(thread) },
    element("td.PF.xY.PE"),
    element("td.oZ-x3.xY", {}, element("div.oZ-jc.check")),
    element("td.apU.xY", {}, element("span.aXw.T-KT", { title: "Not starred" }, "☆")),
    element("td.WA.xY"),
    element("td.yX.xY", {}, people(folder, thread)),
    element("td.xY.a4W", {}, wrap(["div.xS", "div.xT"], element("div.y6", {}, subject), snippet)),
    element("td.yf.xY"),
    element("td.xW.xY", {}, date),
  );
}

function people(folder: Folder, thread: ThreadSummary): HTMLElement {
  const names = thread.people.map(({ email, name }) =>
    element("span.bA4", {}, element("span", { email, name, class: "zF" }, name || email)),
  );
  const line = element("div.yW");
  if (folder === "drafts") line.append(element("span.boq", {}, "Draft"));
  else if (folder === "sent") line.append("To: ");
  names.forEach((name, index) => line.append(...(index === 0 ? [name] : [", ", name])));
  if (thread.messageCount > 1) line.append(element("span.bx0", {}, String(thread.messageCount)));
  return line;
}

function shortDate(when: Date): string {
  const today = when.toDateString() === new Date().toDateString();
  return today
    ? when.toLocaleTimeString("en-US", { hour: "numeric", minute: "2-digit" })
    : when.toLocaleDateString("en-US", { month: "short", day: "numeric" });
}
