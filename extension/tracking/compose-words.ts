import type { ComposeMenu } from "../inset/protocol.ts";
import type { ComposeToggle } from "../mail/mail-client.ts";
import type { Decision, Hindrance, Why } from "../rules/decide-tracking.ts";
import { pageComposeWords } from "../words/page-compose.ts";

/** A mail that is being written, as its switch shows it. */
export interface ShownCompose {
  readonly decision: Decision;
  /** The address of its mailbox. */
  readonly mailbox: string;
  readonly hasLinks: boolean;
}

/** What the switch of a compose window shows: what is tracked as things stand, or why nothing is. */
export function toggleOf(shown: ShownCompose): ComposeToggle {
  const words = pageComposeWords.get();
  return { ...stateOf(shown), menuTitle: words.menu };
}

function stateOf({
  decision,
  mailbox,
  hasLinks,
}: ShownCompose): Pick<ComposeToggle, "state" | "title"> {
  const words = pageComposeWords.get();
  const { opens, links, why, isOverruled } = decision;
  if (opens || links) {
    const state = opens && links ? "both" : opens ? "opens" : "links";
    const said = state === "links" && !hasLinks ? words.linksNone : words[state];
    return { state, title: isOverruled ? words.overruled({ state: said }) : said };
  }
  if (why.is === "wished") {
    const title = why.from === "mailbox" ? words.offForMailbox({ mailbox }) : words.off;
    return { state: "off", title };
  }
  if (why.is === "never-track" || why.is === "confidential")
    return { state: "held", title: words.held({ reason: hindranceSentence(why) }) };
  return { state: "unavailable", title: impossibleSentence(why.is) };
}

/** What stands in the way of tracking, for the menu. */
export function obstacleOf({ why, hindrance, isOverruled }: Decision): ComposeMenu["obstacle"] {
  if (why.is !== "wished" && why.is !== "never-track" && why.is !== "confidential")
    return { words: impossibleSentence(why.is), override: "none" };
  if (hindrance === null) return null;
  return { words: hindranceSentence(hindrance), override: isOverruled ? "taken" : "offered" };
}

function hindranceSentence(hindrance: Hindrance): string {
  const words = pageComposeWords.get();
  return hindrance.is === "never-track"
    ? words.neverTrack({ who: hindrance.who, rule: hindrance.rule })
    : words.confidential({ word: hindrance.word });
}

function impossibleSentence(is: Exclude<Why["is"], "wished" | Hindrance["is"]>): string {
  const words = pageComposeWords.get();
  switch (is) {
    case "not-paired":
      return words.notPaired;
    case "paused":
      return words.paused;
    case "reloaded":
      return words.reloaded;
    case "plain-text":
      return words.plainText;
  }
}
