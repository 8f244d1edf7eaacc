import { has } from "../options.ts";
import { pageState } from "../page-state.ts";
import { Icon } from "../shell/icon.tsx";
import { useStore } from "../store.ts";
import { words } from "../words/words.ts";
import { ConversationView } from "./conversation-view.tsx";

/** The open conversation, or that there is none. */
export function ReadingPane() {
  const { opened } = useStore(pageState);
  return (
    <div
      className="reading-pane"
      aria-label={words.readingPane}
      {...(has("reading-pane") ? { id: "ReadingPaneContainerId" } : {})}
    >
      {opened === null ? (
        <div className="nothing">
          <Icon name="mail" />
          {words.nothingSelected}
        </div>
      ) : (
        <ConversationView key={opened.id} opened={opened} />
      )}
    </div>
  );
}
