import type { EventId } from "./ids.ts";
import type { LogEvent } from "./event.ts";

/** The rep's word on a hit: "That was me". `same-client`: and so are all hits of this mail by the same client and network class. */
export interface Correction {
  readonly eventId: EventId;
  readonly scope: "event" | "same-client";
}

/** What tells one program on one kind of network from another, as far as the log says it. */
export interface ClientTraits {
  readonly family: string;
  readonly os: string;
  readonly device: LogEvent["client"]["device"];
  readonly networkClass: LogEvent["network"]["class"];
  readonly country: string | null;
}

/** The traits of whatever made this hit. */
export function traitsOf({ client, network }: Pick<LogEvent, "client" | "network">): ClientTraits {
  const { family, os, device } = client;
  return { family, os, device, networkClass: network.class, country: network.country };
}

/** Two hits have the same traits where this text is the same. */
export function traitsKey(traits: ClientTraits): string {
  return `${clientKey(traits)}|${traits.country}`;
}

/**
 * Two hits are the same client's to the rep who says "That was me" where this text is the same. Unlike all traits, it
 * leaves out the country: people and their devices travel.
 */
export function clientKey({ family, os, device, networkClass }: ClientTraits): string {
  return `${family}|${os}|${device}|${networkClass}`;
}

/**
 * What is known of a mail besides its hits. All times are milliseconds since 1970, by the server's clock as well as it is
 * known.
 */
export interface MessageFacts {
  readonly sentAt: number;
  /** When the mail client said that it was sent; null where it did not say, or the clocks cannot be compared. */
  readonly confirmedAt: number | null;
  /** How long at least the mail client keeps a mail after that, so that sending can be undone, in milliseconds. */
  readonly heldFor: number;
  /** It was written earlier: the mail server was told to send it at `confirmedAt`, and nobody said when it did. */
  readonly scheduled: boolean;
  readonly recipients: number;
  /** How many links were wrapped. */
  readonly links: number;
  readonly repliedAt: number | null;
  /** When a delivery failure came back, or null. */
  readonly bouncedAt: number | null;
  /** When the rep wrote again in this conversation without tracking: such a mail may quote this one with its pixel. */
  readonly followUps: readonly number[];
  /**
   * Hits that came together with one of a newer own mail. `quoted`: of the same conversation; `copied`: of another one, to
   * other people. And `quoting`: together with one of an older mail of the same conversation.
   */
  readonly alongside: Readonly<Record<EventId, "quoted" | "quoting" | "copied">>;
  readonly corrections: readonly Correction[];
  /** Phones and tablets that the rep called their own in other mails; none fetches through a proxy that people share. */
  readonly ownDevices: readonly ClientTraits[];
}
