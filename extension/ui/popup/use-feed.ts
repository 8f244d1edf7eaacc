import { useCallback, useEffect, useState } from "react";
import type { EventId } from "../../../shared/ids.ts";
import type { SightlineDatabase } from "../../db/database.ts";
import { readFeed, type FeedReading } from "../../db/feed.ts";
import { forgetUnseen, readUnseenHits } from "../../db/unseen.ts";
import type { ConnectionState } from "../../sync/connection.ts";
import { drawBadge, type BadgeDeps } from "../../worker/badge.ts";
import { useLive, type Live } from "../kit/live.ts";
import { filterOf, isNarrowed, type FeedChoice } from "./feed-choice.ts";

/** How many readings stand there at first, and how many more at each wish. */
const feedLength = 50;

export interface FeedState {
  readonly readings: Live<readonly FeedReading[]>;
  /** One hit of each reading that nobody had looked at when this popup was opened, or that came since. */
  readonly fresh: ReadonlySet<EventId>;
  readonly hasOlder: boolean;
  /** Nothing stands in the whole feed, as far as is known, so there is nothing to narrow. */
  readonly isBlank: boolean;
  readonly showOlder: () => void;
}

/** Follows what is chosen of the feed. Whatever stands in it counts as seen, and the badge is cleared. */
export function useFeed(
  {
    api,
    db,
    state,
  }: {
    readonly api: BadgeDeps;
    readonly db: SightlineDatabase;
    readonly state: ConnectionState;
  },
  choice: FeedChoice,
): FeedState {
  const { show, search } = choice;
  const unseen = useLive(useCallback(() => readUnseenHits(db), [db]));
  const [fresh, setFresh] = useState<ReadonlySet<EventId>>(new Set());
  const isNoted = unseen.status !== "loading";
  if (unseen.status === "ready" && unseen.value.some((id) => !fresh.has(id)))
    setFresh(new Set([...fresh, ...unseen.value]));
  const [limit, setLimit] = useState(feedLength);
  const [shown, setShown] = useState(choice);
  if (shown !== choice) {
    setShown(choice);
    setLimit(feedLength);
  }
  // One more than is shown, to know whether there are older ones.
  const read = useLive(
    useCallback(
      () => readFeed(db, { limit: limit + 1, filter: filterOf(show, fresh), search }),
      [db, limit, show, search, fresh],
    ),
  );

  // What stands here is seen: as the popup opens, and whatever comes while it is open. In a tab only while it shows,
  // and a pairing link leaves such a tab behind.
  useEffect(() => {
    if (read.status !== "ready" || !isNoted) return undefined;
    const see = () => {
      if (document.visibilityState !== "visible") return;
      void forgetUnseen(db).then(() => drawBadge(api, state, 0));
    };
    see();
    document.addEventListener("visibilitychange", see);
    return () => document.removeEventListener("visibilitychange", see);
  }, [api, db, read, isNoted, state]);

  const readings: Live<readonly FeedReading[]> =
    read.status === "ready" ? { status: "ready", value: read.value.slice(0, limit) } : read;
  return {
    readings,
    fresh,
    hasOlder: read.status === "ready" && read.value.length > limit,
    isBlank: !isNarrowed(choice) && (read.status !== "ready" || read.value.length === 0),
    showOlder: () => setLimit(limit + feedLength),
  };
}
