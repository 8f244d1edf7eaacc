import type { Engagement } from "../../shared/engagement.ts";
import type { Verdict } from "../../shared/event.ts";
import type { ExpectedMail, Story } from "./story.ts";
import { fetchesOf, THE_MAIL } from "./timeline.ts";

/** What was made of one fetch. */
export interface JudgedFetch {
  readonly verdict: Verdict;
  /** The deciding one first. */
  readonly reasons: readonly string[];
  /** Who it was. */
  readonly family: string;
}

/** What came of a story. */
export interface Outcome {
  /** By the mails' names. */
  readonly mails: ReadonlyMap<string, Pick<Engagement, "state" | "opens" | "clicks">>;
  /** In the order of the story's fetches; null where one is nowhere to be found. */
  readonly hits: readonly (JudgedFetch | null)[];
  /** Null where nobody looked. */
  readonly told: {
    /** Titles of notifications, in their order, without the subject. */
    readonly notified: readonly string[];
    readonly withdrawn: readonly string[];
  } | null;
}

const VERDICTS = ["person", "unconfirmed", "machine", "self"] as const;

/** How the outcome differs from what the story expects: a sentence each, none when all is right. */
export function differences(story: Story, outcome: Outcome): string[] {
  const found: string[] = [];
  const compare = (what: string, expected: string, got: string): void => {
    if (expected !== got) found.push(`${what}: expected ${expected}, got ${got}`);
  };
  for (const [index, step] of fetchesOf(story).entries()) {
    const what = `fetch ${index + 1} (${step.at}, ${step.link === undefined ? "pixel" : `link ${step.link}`} by ${step.by})`;
    const got = outcome.hits[index] ?? null;
    if (got === null) {
      found.push(`${what}: is not there any more`);
      continue;
    }
    const [because = "nothing", ...others] = got.reasons;
    compare(what, step.is, `${got.verdict}: ${because}`);
    for (const reason of step.never ?? []) {
      if (got.reasons.includes(reason)) found.push(`${what}: ${reason} must not be told`);
    }
    if (step.who !== undefined) compare(`${what}: who`, step.who, got.family);
    for (const reason of step.also ?? []) {
      if (!others.includes(reason)) {
        found.push(`${what}: ${reason} is not told besides, but ${others.join(", ") || "nothing"}`);
      }
    }
  }
  compareMail("", story.expect, outcome.mails.get(THE_MAIL));
  for (const [name, expected] of Object.entries(story.expect.others ?? {})) {
    compareMail(`${name}: `, expected, outcome.mails.get(name));
  }
  if (outcome.told !== null) {
    const { notified, withdrawn } = outcome.told;
    compare("notified", list(story.expect.notified), list(notified));
    compare("withdrawn", list(story.expect.withdrawn), list(withdrawn));
  }
  return found;

  function compareMail(
    name: string,
    expected: ExpectedMail,
    got: ReturnType<Outcome["mails"]["get"]>,
  ): void {
    if (got === undefined) {
      found.push(`${name}the mail is not there any more`);
      return;
    }
    compare(`${name}state`, expected.state, got.state);
    compare(`${name}opens`, counts(expected.opens), counts(got.opens));
    compare(`${name}clicks`, counts(expected.clicks), counts(got.clicks));
  }
}

function counts(of: ExpectedMail["opens"]): string {
  const parts = VERDICTS.flatMap((verdict) => {
    const count = of?.[verdict] ?? 0;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  return parts.join(" + ") || "none";
}

function list(titles: readonly string[] = []): string {
  return titles.length === 0 ? "none" : titles.map((title) => `"${title}"`).join(", ");
}
