import { createHash } from "node:crypto";
import { messageIdSchema, type MessageId } from "../../shared/ids.ts";
import { mintClickUrl, mintOpenUrl, type TrackedUrlContext } from "../../shared/tracked-url.ts";
import { milliseconds, type Fetch, type Story } from "./story.ts";
import type { StoryMail } from "./timeline.ts";

/** Send of every story's mail, where there is no other clock: milliseconds since 1970, at a full minute. */
export const SEND_TIME = Date.UTC(2026, 10, 23, 9, 0, 0);

/** Sightline's id of a mail of a story, by its name. */
export function messageIdOf(name: string): MessageId {
  const hash = createHash("sha256").update(name).digest("base64url");
  return messageIdSchema.parse(`${hash.slice(0, 10)}A`);
}

/** How far the rep's clock is ahead of the server's, in milliseconds. */
export function clockAhead(story: Story): number {
  return milliseconds(story.rep?.clockAhead ?? "0s");
}

/**
 * What a fetch asks for, as the rep's browser minted it.
 * @param sendTime Send of the story's mail, by the server's clock.
 * @throws {Error} when the mail has no such link.
 */
export function trackedUrl(
  context: TrackedUrlContext,
  mail: StoryMail,
  step: Fetch,
  story: Story,
  sendTime = SEND_TIME,
): string {
  const payload = {
    messageId: messageIdOf(mail.name),
    mintedAt: Math.floor((sendTime + mail.sentAt + clockAhead(story)) / 1_000),
    recipient: step.recipient ?? 0,
  };
  if (step.link === undefined) return mintOpenUrl(context, payload);
  const url = mintClickUrl(
    context,
    { ...payload, link: step.link },
    destinationOf(mail, step.link),
  );
  if (url === null)
    throw new Error(`link ${step.link} of ${story.id} is one that is never wrapped`);
  return url;
}

/** Where a mail's link leads, by its number from 1. */
export function destinationOf(mail: StoryMail, link: number): string {
  const destination = mail.links[link - 1];
  if (destination === undefined) throw new Error(`the mail has no link ${link}`);
  return destination;
}
