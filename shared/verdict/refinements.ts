import { clientKey, traitsKey, traitsOf } from "../message-facts.ts";
import { BURST_MS, findBursts } from "./refine-bursts.ts";
import {
  findConfirmedByClick,
  findConfirmedByReply,
  isOpenToProof,
  REPLY_CUT_MS,
  sendingOf,
} from "./refine-confirmed.ts";
import { findForwarded } from "./refine-forwarded.ts";
import { isWithin, timesBy } from "./refine-times.ts";
import type { JudgedHit, Mail, Refinement } from "./refinement.ts";
import { chainsOf } from "./sessions.ts";

const ANYTHING = ["person", "unconfirmed", "machine", "self"] as const;
const WHAT_MAY_COUNT = ["person", "unconfirmed"] as const;

const BEFORE_VIEW_MS = 5_000;
const AFTER_VIEW_MS = 20_000;
const CLOCKS_DIFFER_MS = 2_000;
const AROUND_BURST_MS = 10_000;
const AROUND_MACHINE_MS = 3_000;
const UNREAD_MS = 30_000;

/**
 * What may be fetched by a browser that has this extension: a family that is known for anything else is somebody else's.
 * As `bowser` names them; "" is a program that is not known.
 */
const OWN_BROWSER =
  /^(?:|Chrom(?:e|ium)|(?:Microsoft )?Edge|Firefox|Opera|Vivaldi|Brave|Yandex Browser)$/;

/**
 * In the order of priority: each sees what those before it made of the hits, and the first that speaks of a hit decides.
 * Each is described, with its sources, in `refinement-notes.ts`.
 */
export const REFINEMENTS = [
  {
    id: "that-was-me",
    looksAt: "corrections",
    judges: ANYTHING,
    gives: { open: "self", click: "self" },
    appliesTo: ({ corrections }) => {
      const own = new Set(corrections.map(({ eventId }) => eventId));
      return ({ event }) => own.has(event.id);
    },
  },
  {
    id: "same-as-that-was-me",
    looksAt: "corrections",
    judges: ANYTHING,
    gives: { open: "self", click: "self" },
    appliesTo: ({ corrections, hits }) => {
      const named = new Set(
        corrections.filter(({ scope }) => scope === "same-client").map(({ eventId }) => eventId),
      );
      const own = new Set(hits.filter(({ event }) => named.has(event.id)).map(clientOf));
      return (hit) => !named.has(hit.event.id) && own.has(clientOf(hit));
    },
  },
  {
    id: "own-view",
    looksAt: "views",
    judges: WHAT_MAY_COUNT,
    gives: { open: "self" },
    appliesTo: ({ views }) => {
      const all = timesBy(views, () => "");
      const byMailClient = timesBy(views, ({ event }) => event.client.family);
      return ({ event: { client, receivedAt } }) =>
        isWithin(
          OWN_BROWSER.test(client.family) ? all.get("") : byMailClient.get(client.family),
          receivedAt - AFTER_VIEW_MS,
          receivedAt + BEFORE_VIEW_MS,
        );
    },
  },
  {
    id: "before-sent",
    looksAt: "confirmedAt",
    judges: WHAT_MAY_COUNT,
    gives: { open: "unconfirmed", click: "unconfirmed" },
    appliesTo: (mail) => (hit) => sinceSending(mail, hit) < -CLOCKS_DIFFER_MS,
  },
  {
    id: "delivery-failed",
    looksAt: "bouncedAt",
    judges: WHAT_MAY_COUNT,
    gives: { open: "unconfirmed" },
    appliesTo:
      ({ recipients }) =>
      () =>
        recipients === 1,
  },
  {
    id: "quoted",
    looksAt: "alongside",
    judges: WHAT_MAY_COUNT,
    gives: { open: "unconfirmed" },
    appliesTo:
      ({ alongside }) =>
      ({ event }) =>
        alongside[event.id] === "quoted",
  },
  {
    id: "copied",
    looksAt: "alongside",
    judges: WHAT_MAY_COUNT,
    gives: { open: "unconfirmed" },
    appliesTo:
      ({ alongside }) =>
      ({ event }) =>
        alongside[event.id] === "copied",
  },
  {
    id: "like-own-device",
    looksAt: "ownDevices",
    judges: WHAT_MAY_COUNT,
    gives: { open: "unconfirmed" },
    appliesTo: ({ ownDevices }) => {
      const own = new Set(ownDevices.map(traitsKey));
      return ({ traits }) => own.has(traits);
    },
  },
  {
    id: "scanner-burst",
    looksAt: "links",
    judges: WHAT_MAY_COUNT,
    gives: { open: "machine", click: "unconfirmed" },
    appliesTo: (mail) => {
      const burst = findBursts(mail);
      const times = timesBy(burst, recipientOf);
      return (hit) =>
        burst.has(hit) ||
        (hit.event.kind === "open" &&
          hit.verdict === "unconfirmed" &&
          !isByMailProxy(hit) &&
          isAround(times.get(recipientOf(hit)), hit, AROUND_BURST_MS));
    },
  },
  {
    id: "with-a-machine",
    looksAt: "hits",
    judges: WHAT_MAY_COUNT,
    gives: { open: "machine", click: "unconfirmed" },
    appliesTo: ({ hits }) => {
      // By itself only, not for its company. A browser that fetches ahead does so for the person before it.
      const machines = hits.filter(
        ({ event, verdict, reasons }) =>
          event.verdict === "machine" && verdict !== "self" && reasons[0] !== "speculative-fetch",
      );
      const times = timesBy(machines, ({ traits }) => traits);
      return (hit) =>
        !isByMailProxy(hit) && isAround(times.get(hit.traits), hit, AROUND_MACHINE_MS);
    },
  },
  {
    id: "with-a-burst",
    looksAt: "links",
    judges: WHAT_MAY_COUNT,
    gives: { open: "unconfirmed" },
    appliesTo: (mail) => {
      const times = timesBy(findBursts(mail), recipientAndTraits);
      return (hit) => isAround(times.get(recipientAndTraits(hit)), hit, BURST_MS);
    },
  },
  {
    id: "click-before-open",
    looksAt: "hits",
    judges: WHAT_MAY_COUNT,
    gives: { click: "unconfirmed" },
    appliesTo: (mail) => {
      const opens = mail.hits.filter(
        ({ event, verdict }) =>
          event.kind === "open" && (verdict === "person" || verdict === "unconfirmed"),
      );
      const times = timesBy(opens, recipientOf);
      return (hit) => {
        const since = sinceSending(mail, hit);
        // A click from long before comes from a clock that is wrong, or is `before-sent`.
        if (since < -CLOCKS_DIFFER_MS || since >= UNREAD_MS) return false;
        return !isWithin(times.get(recipientOf(hit)), -Infinity, hit.event.receivedAt);
      };
    },
  },
  {
    id: "confirmed-by-click",
    looksAt: "hits",
    judges: ["unconfirmed"],
    gives: { open: "person" },
    appliesTo: (mail) => {
      const confirmed = findConfirmedByClick(mail);
      return (hit) => confirmed.has(hit);
    },
  },
  {
    id: "confirmed-by-reply",
    looksAt: "repliedAt",
    judges: ["unconfirmed"],
    gives: { open: "person" },
    appliesTo: (mail) => {
      const confirmed = findConfirmedByReply(mail);
      return (hit) => hit === confirmed;
    },
  },
  {
    id: "same-reading",
    looksAt: "hits",
    judges: ["unconfirmed"],
    gives: { open: "remark", click: "remark" },
    appliesTo: ({ hits }) => {
      const counted = hits.filter((hit) => hit.verdict === "person" || isOpenToProof(hit));
      const readings = chainsOf(counted, () => "").filter((chain) =>
        chain.hits.some(({ verdict }) => verdict === "person"),
      );
      const joined = new Set(readings.flatMap((chain) => chain.hits));
      return (hit) => joined.has(hit);
    },
  },
  {
    id: "after-reply",
    looksAt: "repliedAt",
    judges: WHAT_MAY_COUNT,
    gives: { open: "remark" },
    appliesTo: ({ repliedAt }) => {
      const from = (repliedAt ?? Infinity) + REPLY_CUT_MS;
      return ({ event }) => event.receivedAt >= from;
    },
  },
  {
    id: "follow-up-quote",
    looksAt: "followUps",
    judges: WHAT_MAY_COUNT,
    gives: { open: "remark" },
    appliesTo: ({ followUps }) => {
      const from = Math.min(...followUps);
      return ({ event }) => event.receivedAt >= from;
    },
  },
  {
    id: "forwarded",
    looksAt: "hits",
    judges: ["person"],
    gives: { open: "remark", click: "remark" },
    appliesTo: (mail) => {
      const forwarded = findForwarded(mail);
      return (hit) => forwarded.has(hit);
    },
  },
  {
    id: "delivery-failed-for-some",
    looksAt: "bouncedAt",
    judges: WHAT_MAY_COUNT,
    gives: { open: "remark" },
    appliesTo:
      ({ recipients }) =>
      () =>
        recipients > 1,
  },
] as const satisfies readonly Refinement[];

function sinceSending(mail: Mail, { event }: JudgedHit): number {
  return event.receivedAt - sendingOf(mail);
}

function isAround(times: readonly number[] | undefined, { event }: JudgedHit, ms: number): boolean {
  return isWithin(times, event.receivedAt - ms, event.receivedAt + ms);
}

/** It fetches for a mail provider's users, whatever else asks for the same at that time. */
function isByMailProxy({ event }: JudgedHit): boolean {
  return event.network.class === "mail-proxy";
}

function clientOf({ event }: JudgedHit): string {
  return clientKey(traitsOf(event));
}

function recipientOf({ event }: JudgedHit): string {
  return String(event.recipient);
}

function recipientAndTraits(hit: JudgedHit): string {
  return `${recipientOf(hit)}|${hit.traits}`;
}
