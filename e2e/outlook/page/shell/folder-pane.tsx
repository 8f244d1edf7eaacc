import type { FolderName } from "../../wire.ts";
import { goToFolder } from "../navigation.ts";
import { options } from "../options.ts";
import { pageState } from "../page-state.ts";
import { useStore } from "../store.ts";
import { words } from "../words/words.ts";
import { Icon, type IconName } from "./icon.tsx";

const RAIL: readonly IconName[] = ["mail", "calendar", "people", "check"];
const FOLDERS: readonly FolderName[] = ["inbox", "drafts", "sentitems"];

/** The rail of applications, and the mailbox's folders under its address. */
export function FolderPane() {
  const { folder } = useStore(pageState);
  return (
    <>
      <div className="rail" id="LeftRail" role="navigation">
        {RAIL.map((name, index) => (
          <button key={name} type="button" aria-pressed={index === 0} aria-label={name}>
            <Icon name={name} />
          </button>
        ))}
      </div>
      <div className="folder-pane" role="navigation" aria-label={words.folderPane}>
        <div role="tree" id="folderPaneDroppableContainer">
          <div
            role="treeitem"
            id="primaryMailboxRoot_0"
            className="mailbox-root"
            aria-expanded="true"
            aria-level={1}
            title={options.owner.email}
          >
            <Icon name="chevron" />
            <span>{options.owner.email}</span>
          </div>
          {FOLDERS.map((name) => (
            <div
              key={name}
              role="treeitem"
              tabIndex={0}
              className="folder"
              aria-level={2}
              aria-selected={name === folder}
              data-folder-name={words.folders[name].toLowerCase()}
              data-standin-folder={name}
              title={words.folders[name]}
              onClick={() => void goToFolder(name)}
            >
              <Icon name={name} />
              <span>{words.folders[name]}</span>
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
