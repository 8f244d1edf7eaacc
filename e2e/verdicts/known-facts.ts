import type { LogEvent } from "../../shared/event.ts";
import { eventIdSchema, type EventId } from "../../shared/ids.ts";
import { traitsOf, type MessageFacts } from "../../shared/message-facts.ts";
import { isHit } from "../../shared/event.ts";
import { isTelling } from "../../extension/db/own-devices.ts";
import { viewEvent } from "../../shared/view-event.ts";
import { messageIdOf, SEND_TIME } from "./minting.ts";
import { expectedOf, isFetch, milliseconds, type Seen, type Story } from "./story.ts";
import { fetchesOf, THE_MAIL, type StoryMail } from "./timeline.ts";

/** Stories' mails are sent in Gmail, where sending can be undone for 5 s at least; but for scheduled ones. */
const GMAIL_HOLDS_MS = 5_000;

/** Mail clients give the time of a mail cut to the minute. */
const MINUTE_MS = 60_000;

/**
 * What the extension would know of a mail at the story's end, without an extension.
 * @param events of all the story's fetches, in their order.
 */
export function knownOfMail(
  story: Story,
  mail: StoryMail,
  events: readonly LogEvent[],
): { readonly facts: MessageFacts; readonly views: LogEvent[] } {
  const seen = story.steps.filter((step): step is Seen => !isFetch(step));
  const of = (step: Seen): boolean =>
    ("mail" in step ? (step.mail ?? THE_MAIL) : THE_MAIL) === mail.name;
  const timesOf = (kind: Seen["seen"]): number[] =>
    seen
      .filter((step) => step.seen === kind && of(step))
      .map(({ at }) => SEND_TIME + milliseconds(at))
      .map((at) => at - (at % MINUTE_MS));
  const fetches = fetchesOf(story);
  const alongside: Record<EventId, MessageFacts["alongside"][EventId]> = {};
  for (const [index, fetch] of fetches.entries()) {
    const { because } = expectedOf(fetch);
    const id = events[index]?.id;
    if (id === undefined) continue;
    if (because === "quoted" || because === "copied") alongside[id] = because;
    if (because === "whole-conversation") alongside[id] = "quoting";
  }

  const words = new Map<number, Extract<Seen, { seen: "that-was-me" }>["scope"]>();
  for (const step of seen) if (step.seen === "that-was-me") words.set(step.hit - 1, step.scope);
  const corrections: MessageFacts["corrections"][number][] = [];
  const ownDevices: MessageFacts["ownDevices"][number][] = [];
  for (const [index, scope] of words) {
    const event = events[index];
    if (event === undefined || !isHit(event) || scope === null) continue;
    if (event.messageId === messageIdOf(mail.name)) {
      corrections.push({ eventId: event.id, scope });
    }
    if (scope === "same-client" && isTelling(event)) ownDevices.push(traitsOf(event));
  }

  const views = seen
    .filter((step) => step.seen === "own-view" && of(step))
    .map((step, index) =>
      viewEvent(
        {
          sid: events[0]?.sid ?? ("" as LogEvent["sid"]),
          id: eventIdSchema.parse(`view${String(index).padStart(12, "0")}`),
          messageId: messageIdOf(mail.name),
          mailClient: "gmail",
        },
        SEND_TIME + milliseconds(step.at),
      ),
    );
  return {
    views,
    facts: {
      sentAt: SEND_TIME + (mail.confirmedAt ?? mail.sentAt),
      confirmedAt: mail.confirmedAt === null ? null : SEND_TIME + mail.confirmedAt,
      heldFor: mail.scheduled ? 0 : GMAIL_HOLDS_MS,
      scheduled: mail.scheduled,
      recipients: mail.to.length,
      links: mail.links.length,
      repliedAt: timesOf("reply").at(0) ?? null,
      bouncedAt: timesOf("bounce").at(0) ?? null,
      followUps: timesOf("follow-up"),
      alongside,
      corrections,
      ownDevices,
    },
  };
}
