import { ComposeForm } from "../compose/compose-form.tsx";
import { DraftTabs } from "../compose/draft-tabs.tsx";
import { popOut } from "../compose/popout.tsx";
import { MessageList } from "../list/message-list.tsx";
import { pageState } from "../page-state.ts";
import { ReadingPane } from "../reading/reading-pane.tsx";
import { useStore } from "../store.ts";
import { Bar } from "./bar.tsx";
import { Dialog } from "./dialog.tsx";
import { FolderPane } from "./folder-pane.tsx";
import { Ribbon } from "./ribbon.tsx";
import { SuiteHeader } from "./suite-header.tsx";

/** All that one sees. */
export function App() {
  const { front, question } = useStore(pageState);
  const isInPopout = question?.about?.store.get().place === "popout";
  return (
    <>
      <SuiteHeader />
      <div className="below-header">
        <FolderPane />
        <div className="beside-folders">
          <Ribbon />
          <div className="panes" data-app-section="MailReadCompose">
            <MessageList />
            <div
              className="reading-pane-place"
              role="main"
              data-app-section="ConversationContainer"
            >
              {front === null ? (
                <ReadingPane />
              ) : (
                <ComposeForm key={front.clientId} draft={front} onPopOut={() => popOut(front)} />
              )}
              <DraftTabs />
            </div>
          </div>
        </div>
      </div>
      <Bar />
      {question !== null && !isInPopout && <Dialog question={question} page={document} />}
    </>
  );
}
