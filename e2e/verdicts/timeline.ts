import { isFetch, milliseconds, type Fetch, type Mail, type Seen, type Story } from "./story.ts";

/** The name of the story's own mail, beside those of `others`. */
export const THE_MAIL = "";

/** A mail of a story with everything filled in. Times are milliseconds after Send of the story's mail. */
export interface StoryMail {
  readonly name: string;
  readonly sentAt: number;
  /** When the mail client said that it was sent, or null. Of scheduled mail, the time that was chosen. */
  readonly confirmedAt: number | null;
  readonly scheduled: boolean;
  readonly to: readonly string[];
  readonly links: readonly string[];
  /** The mail client's ids. */
  readonly threadId: string;
  readonly mailMessageId: string;
}

/** What happens at one moment of a story; `at` in milliseconds after Send. */
export type Moment =
  | { readonly at: number; readonly kind: "send"; readonly mail: StoryMail }
  | { readonly at: number; readonly kind: "record" | "confirm"; readonly mail: StoryMail }
  /** `hit`: which of the story's fetches this is, from 0. */
  | { readonly at: number; readonly kind: "fetch"; readonly hit: number; readonly step: Fetch }
  | { readonly at: number; readonly kind: "seen"; readonly step: Seen };

const USUAL = {
  to: ["Ada"],
  links: ["https://www.example.com/pricing?plan=team", "https://docs.example.com/"],
  confirmed: "1s",
  recorded: "0s",
} as const satisfies Required<Omit<Mail, "scheduled">>;

/** The mails of a story, its own first. */
export function mailsOf(story: Story): StoryMail[] {
  const others = Object.entries(story.others ?? {}).map(([name, mail]) => {
    const is = mail.is ?? "other-thread";
    return {
      ...complete(mail, milliseconds(mail.sent)),
      name,
      threadId: is === "other-thread" ? `thread-${name}` : "thread",
      mailMessageId: is === "sent-again" ? "mail" : `mail-${name}`,
    };
  });
  const first = { ...complete(story.mail ?? {}, 0), name: THE_MAIL };
  return [{ ...first, threadId: "thread", mailMessageId: "mail" }, ...others];
}

/** Everything that happens in a story, in the order of time; at the same moment, in the order in which it is written. */
export function momentsOf(story: Story): Moment[] {
  const moments: Moment[] = [];
  const mails = mailsOf(story);
  for (const mail of mails) {
    const { recorded = USUAL.recorded } =
      (mail.name === THE_MAIL ? story.mail : story.others?.[mail.name]) ?? {};
    const recordedAt = mail.sentAt + milliseconds(recorded);
    moments.push({ at: mail.sentAt, kind: "send", mail });
    moments.push({ at: recordedAt, kind: "record", mail });
    if (mail.confirmedAt !== null) {
      const saidAt = mail.scheduled ? mail.sentAt : mail.confirmedAt;
      moments.push({ at: Math.max(saidAt, recordedAt), kind: "confirm", mail });
    }
  }
  let hit = 0;
  for (const step of story.steps) {
    if (isFetch(step)) moments.push({ at: milliseconds(step.at), kind: "fetch", hit: hit++, step });
    else {
      const noticed = "noticed" in step ? step.noticed : undefined;
      moments.push({ at: milliseconds(noticed ?? step.at), kind: "seen", step });
    }
  }
  return moments.sort((a, b) => a.at - b.at);
}

/** A story's fetches, as its steps have them. */
export function fetchesOf(story: Story): Fetch[] {
  return story.steps.filter(isFetch);
}

function complete(
  { to = USUAL.to, links = USUAL.links, scheduled, confirmed = USUAL.confirmed }: Mail,
  sentAt: number,
): Pick<StoryMail, "sentAt" | "confirmedAt" | "scheduled" | "to" | "links"> {
  const said = scheduled ?? confirmed;
  const confirmedAt = said === null ? null : sentAt + milliseconds(said);
  return { sentAt, confirmedAt, scheduled: scheduled !== undefined, to, links };
}
