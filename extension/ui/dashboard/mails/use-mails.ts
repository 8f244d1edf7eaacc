import { liveQuery } from "dexie";
import { useEffect, useState } from "react";
import type { SightlineDatabase } from "../../../db/database.ts";
import { mailMatcher } from "../../../db/search-mails.ts";
import { readAllSummaries, readSummaries } from "../../../db/summaries.ts";
import type { MailSummary } from "../../../db/summary.ts";

/** What there is to show. While it is `begun`, the newest are there and the others on their way. */
export type Mails =
  | { readonly status: "loading" }
  | { readonly status: "failed" }
  | { readonly status: "begun" | "ready"; readonly all: readonly MailSummary[] };

/** More than the highest window shows. */
const first = 100;

/** All mails, the newest first, followed. The first hundred come at once, however many there are. */
export function useMails(db: SightlineDatabase): Mails {
  const [mails, setMails] = useState<Mails>({ status: "loading" });
  useEffect(() => {
    const until = new AbortController();
    void follow(db, setMails, until.signal);
    return () => until.abort();
  }, [db]);
  return mails;
}

async function follow(
  db: SightlineDatabase,
  take: (mails: Mails) => void,
  signal: AbortSignal,
): Promise<void> {
  const fail = (): void => {
    if (!signal.aborted) take({ status: "failed" });
  };
  try {
    const newest = await readSummaries(db, { limit: first });
    if (signal.aborted) return;
    take({ status: newest.length < first ? "ready" : "begun", all: newest });
  } catch {
    fail();
    return;
  }
  const subscription = liveQuery(() => readAllSummaries(db)).subscribe({
    next: (all) => {
      take({ status: "ready", all });
      void prepareSearch(all, signal);
    },
    error: fail,
  });
  signal.addEventListener("abort", () => subscription.unsubscribe());
}

/** How many mails are made ready between two glances at whether somebody waits. */
const atOnce = 200;

/** Has what is searched made ready while nobody waits, so that not even the first letter does. */
async function prepareSearch(mails: readonly MailSummary[], signal: AbortSignal): Promise<void> {
  const matches = mailMatcher("x");
  for (let start = 0; start < mails.length && !signal.aborted; start += atOnce) {
    await new Promise<void>((resolve) => requestIdleCallback(() => resolve(), { timeout: 200 }));
    for (const mail of mails.slice(start, start + atOnce)) matches(mail);
  }
}
