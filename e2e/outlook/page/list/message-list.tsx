import { openStored } from "../compose/open-draft.ts";
import { openRow } from "../navigation.ts";
import { pageState } from "../page-state.ts";
import type { Row } from "../service/reading.ts";
import { Icon } from "../shell/icon.tsx";
import { useStore } from "../store.ts";
import { words } from "../words/words.ts";
import { VirtualRows } from "./virtual-rows.tsx";

/** The list of a folder. */
export function MessageList() {
  const { folder, listNumber } = useStore(pageState);
  const open = (row: Row): void => {
    const [itemId] = row.itemIds;
    if (folder !== "drafts" || itemId === undefined) void openRow(row);
    else void openStored(itemId);
  };
  return (
    <div id="MailList" className="list-pane" data-app-section="MessageList">
      <div className="list-head">
        <span role="heading" aria-level={2}>
          {words.folders[folder]}
        </span>
        <button type="button" className="quiet" aria-label={words.filter} title={words.filter}>
          <Icon name="filter" />
        </button>
      </div>
      <VirtualRows key={listNumber} onOpen={open} />
    </div>
  );
}
