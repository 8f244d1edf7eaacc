import type { TrackingChoice } from "../preferences.ts";
import type { FindWords } from "./confidential.ts";
import type { NeverTrackRule } from "./never-track.ts";

/** What the rep's rules say, ready to be asked at any Send. */
export interface TrackingRules {
  readonly neverTrack: (address: string) => NeverTrackRule | null;
  /** Null: there are no confidential words. */
  readonly confidential: FindWords | null;
}

/** A mail that is being written, as far as it matters here. */
export interface MailFacts {
  /** Their addresses; "" of those of whom the page says none. */
  readonly recipients: readonly { readonly email: string; readonly name: string }[];
  readonly subject: string;
  /** What the rep wrote; asked for only where there are confidential words. */
  readonly text: () => string;
  readonly isPlainText: boolean;
}

/** What the rep wants of one mail. */
export interface Wish extends TrackingChoice {
  /** Who said so: the rep of this very mail, or the settings of its mailbox; else it is the last one's. */
  readonly from: "mail" | "mailbox" | "last";
  /** The obstacles of this mail that the rep has overruled, by `nameOf`. */
  readonly overruled: ReadonlySet<string>;
}

/** What keeps a mail from being tracked though it could be. */
export type Hindrance =
  /** `who`: the recipient, as the mail names them */
  | { readonly is: "never-track"; readonly who: string; readonly rule: NeverTrackRule }
  | { readonly is: "confidential"; readonly word: string };

/** Why a mail is tracked as it is. */
export type Why =
  | { readonly is: "not-paired" | "paused" | "reloaded" | "plain-text" }
  | Hindrance
  | { readonly is: "wished"; readonly from: Wish["from"] };

/** What of a mail is tracked as things stand. */
export interface Decision extends TrackingChoice {
  readonly why: Why;
  /** What would keep the mail from being tracked, also where nothing of it is to be, or it was overruled; null: nothing. */
  readonly hindrance: Hindrance | null;
  /** Whether the rep wants anything of it tracked. */
  readonly isWished: boolean;
  /** Whether the rep wants it tracked in spite of what hinders. */
  readonly isOverruled: boolean;
}

/**
 * What of a mail is tracked if it leaves as it is. What makes tracking impossible comes first, then the rep's wish to track
 * nothing, then the rules; of those the first that is not overruled.
 */
export function decideTracking(
  mail: MailFacts,
  wish: Wish,
  state: "ready" | "not-paired" | "paused" | "reloaded",
  rules: TrackingRules,
): Decision {
  const hindrances = hindrancesOf(mail, rules);
  const standing = hindrances.find((one) => !wish.overruled.has(nameOf(one))) ?? null;
  const hindrance = standing ?? hindrances[0] ?? null;
  const isWished = wish.opens || wish.links;
  const said = { isWished, hindrance, isOverruled: hindrance !== null && standing === null };
  const nothing = (why: Why): Decision => ({ opens: false, links: false, why, ...said });

  if (state !== "ready") return nothing({ is: state });
  if (mail.isPlainText) return nothing({ is: "plain-text" });
  const wished: Why = { is: "wished", from: wish.from };
  if (!isWished) return nothing(wished);
  if (standing !== null) return nothing(standing);
  return { opens: wish.opens, links: wish.links, why: wished, ...said };
}

/** Under which name a hindrance is overruled: a rule for whomever it names, so that another rule, or word, still holds. */
function nameOf(hindrance: Hindrance): string {
  const what = hindrance.is === "never-track" ? hindrance.rule : hindrance.word;
  return `${hindrance.is} ${what}`;
}

/** Overrules all that hinders now. */
export function overruleAll(mail: MailFacts, rules: TrackingRules): ReadonlySet<string> {
  return new Set(hindrancesOf(mail, rules).map(nameOf));
}

function hindrancesOf(mail: MailFacts, rules: TrackingRules): Hindrance[] {
  const found: Hindrance[] = [];
  for (const { email, name } of mail.recipients) {
    const rule = email === "" ? null : rules.neverTrack(email);
    if (rule !== null) found.push({ is: "never-track", who: name === "" ? email : name, rule });
  }
  const { confidential } = rules;
  if (confidential === null) return found;
  const words = new Set([...confidential(mail.subject), ...confidential(mail.text())]);
  for (const word of words) found.push({ is: "confidential", word });
  return found;
}
