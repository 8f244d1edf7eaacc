import { useCallback, useDeferredValue, useState } from "react";
import type { SightlineDatabase } from "../../db/database.ts";
import type { MessageDocument } from "../../db/message-document.ts";
import { openThread } from "../../notifications/open-thread.ts";
import { preferences } from "../../preferences.ts";
import { AdviceNotices } from "../advice/advice-notices.tsx";
import type { Member } from "../connect/membership.tsx";
import { tell } from "../connect/requests.ts";
import { useStored } from "../kit/live.ts";
import type { RepsWord } from "../timeline/correction.tsx";
import { requestCorrection, type PopupApi } from "./background.ts";
import { wholeFeed } from "./feed-choice.ts";
import { Feed } from "./feed.tsx";
import { Footer } from "./footer.tsx";
import { Narrowing } from "./narrowing.tsx";
import { useFeed } from "./use-feed.ts";

/** What somebody sees who is paired or signed in: what is wrong, the newest hits and what narrows them, the ways on. */
export function MemberView({
  api,
  db,
  member,
}: {
  readonly api: PopupApi;
  readonly db: SightlineDatabase;
  readonly member: Member;
}) {
  const chosen = useStored(preferences) ?? preferences.fallback;
  const [choice, setChoice] = useState(wholeFeed);
  // Typing comes first; what is found may follow a moment later.
  const feed = useFeed({ api, db, state: member.connection.state }, useDeferredValue(choice));
  const correct = useCallback((word: RepsWord) => requestCorrection(api, word), [api]);
  const showThread = useCallback(
    (message: MessageDocument) => void openThread(api, message),
    [api],
  );
  const showMail = useCallback(
    ({ id }: MessageDocument) =>
      tell(api, { type: "open-dashboard", at: { page: "mail", messageId: id } }),
    [api],
  );
  return (
    <>
      <AdviceNotices api={api} member={member} />
      {feed.isBlank ? null : (
        <Narrowing choice={choice} fresh={feed.fresh.size} onChange={setChoice} />
      )}
      <Feed
        {...feed}
        choice={choice}
        countUnconfirmed={chosen.countUnconfirmed}
        correct={correct}
        onOpenThread={showThread}
        onOpenMail={showMail}
        onShowEverything={() => setChoice(wholeFeed)}
        onShowNew={() => setChoice({ ...choice, show: "new" })}
        onSendTest={() => tell(api, { type: "open-dashboard", at: { page: "welcome" } })}
      />
      <Footer api={api} member={member} />
    </>
  );
}
