import { eventIdSchema } from "./ids.ts";
import { logEventSchema, type HitEvent, type LogEvent } from "./event.ts";

type Traits = Partial<LogEvent["client"]> & Partial<Pick<LogEvent["network"], "class" | "country">>;
type Change = Partial<Omit<HitEvent, "id" | "client" | "network" | "messageId" | "reasons">> &
  Traits & { readonly id?: number; readonly reasons?: readonly string[] };

/** For tests: how many milliseconds these are. */
export const seconds = (count: number): number => count * 1_000;
export const minutes = (count: number): number => count * 60_000;

/** For tests: the id of the event with this number. */
export function eventId(number: number): LogEvent["id"] {
  return eventIdSchema.parse(`event-${String(number).padStart(10, "0")}`);
}

/** For tests: a person's open with Chrome on Windows at home, ten minutes after the mail was sent, but for what is given. */
export function hit({
  id = 1,
  family = "Chrome",
  os = "Windows",
  device = "desktop",
  class: networkClass = "access",
  country = "DE",
  reasons = ["ordinary-program"],
  ...change
}: Change = {}): HitEvent {
  return {
    ...blank(id),
    kind: "open",
    link: change.kind === "click" ? 1 : 0,
    receivedAt: minutes(10),
    age: Math.floor((change.receivedAt ?? minutes(10)) / 1_000),
    verdict: "person",
    reasons: [...reasons],
    client: { family, os, device },
    network: { class: networkClass, country },
    ...change,
  };
}

/** For tests: the rep looks at the mail. */
export function view(
  receivedAt: number,
  { family = "Gmail", id = 9_000 + receivedAt }: { family?: "Gmail" | "Outlook"; id?: number } = {},
): LogEvent {
  return {
    ...blank(id),
    kind: "view",
    receivedAt,
    verdict: "self",
    reasons: ["own-view"],
    client: { family, os: "", device: "unknown" },
  };
}

/** For tests: what a mail provider's proxy looks like. */
export const gmail = {
  family: "Gmail",
  os: "",
  device: "unknown",
  class: "mail-proxy",
  country: "US",
  reasons: ["mail-program-proxy"],
} as const;

/** For tests: Apple Mail fetches ahead. */
export const appleAhead = {
  family: "Apple Mail",
  os: "",
  device: "unknown",
  class: "mail-proxy",
  country: "US",
  verdict: "unconfirmed",
  reasons: ["apple-privacy-protection"],
} as const;

/** For tests: something in a data centre, of which nobody knows more. */
export const fromHosting = {
  os: "Linux",
  class: "hosting",
  country: "US",
  verdict: "unconfirmed",
  reasons: ["cloud-network"],
} as const;

/** For tests: a gateway that says what it is. */
export const scanner = {
  family: "Security gateway",
  os: "",
  device: "unknown",
  class: "gateway",
  verdict: "machine",
  reasons: ["security-gateway"],
} as const;

const sample = logEventSchema.parse({
  id: "event-of-nobody-else",
  sid: "abcdefghij2",
  messageId: "AQIDBAUGBwg",
  recipient: 0,
  kind: "open",
  link: 0,
  receivedAt: 0,
  age: 0,
  verdict: "person",
  reasons: [],
  client: { family: "", os: "", device: "unknown" },
  network: { class: "unknown", country: null },
});

function blank(id: number): LogEvent {
  return { ...sample, id: eventId(id) };
}
