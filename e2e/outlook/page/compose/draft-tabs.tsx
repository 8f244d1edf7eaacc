import { pageState } from "../page-state.ts";
import { useStore } from "../store.ts";
import { words } from "../words/words.ts";
import type { Draft } from "./draft.ts";

/** What is being written in the pane, and what is open for reading: one tab each, as soon as there is more than one. */
export function DraftTabs() {
  const { drafts, front, opened } = useStore(pageState);
  const inPane = drafts.filter(({ store }) => store.get().place === "pane");
  if (inPane.length === 0 || (inPane.length === 1 && front === inPane[0] && opened === null))
    return null;
  const show = (draft: Draft | null): void => pageState.set({ front: draft });
  return (
    <div className="draft-tabs" role="tablist">
      <Tab isFront={front === null} onShow={() => show(null)}>
        {opened?.subject ?? words.nothingSelected}
      </Tab>
      {inPane.map((draft) => (
        <Tab key={draft.clientId} isFront={draft === front} onShow={() => show(draft)}>
          {draft.store.get().subject || words.noSubject}
        </Tab>
      ))}
    </div>
  );
}

interface TabProps {
  readonly isFront: boolean;
  readonly onShow: () => void;
  readonly children: string;
}

const Tab = ({ isFront, onShow, children }: TabProps) => (
  <button
    type="button"
    role="tab"
    aria-selected={isFront}
    data-standin="draft-tab"
    onClick={onShow}
  >
    {children}
  </button>
);
