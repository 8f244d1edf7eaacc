import { clientKey, traitsKey, traitsOf } from "../message-facts.ts";
import { findBursts } from "./refine-bursts.ts";
import {
  findConfirmedByClick,
  findConfirmedByReply,
  isOpenToProof,
  REPLY_CUT_MS,
} from "./refine-confirmed.ts";
import {
  findUnreadClicks,
  isBeforeSending,
  isByMailProxy,
  isSoonAfterSending,
} from "./refine-early.ts";
import { findForwarded } from "./refine-forwarded.ts";
import { isWithin, timesBy } from "./refine-times.ts";
import type { JudgedHit, Refinement } from "./refinement.ts";
import { chainsOf } from "./sessions.ts";

const ANYTHING = ["person", "unconfirmed", "machine", "self"] as const;
const WHAT_MAY_COUNT = ["person", "unconfirmed"] as const;

const BEFORE_VIEW_MS = 5_000;
const AFTER_VIEW_MS = 20_000;
const AROUND_BURST_MS = 10_000;
const AROUND_MACHINE_MS = 3_000;

/** Browsers that can have this extension, as events name them; "" is a program that is not known. */
const OWN_BROWSERS: ReadonlySet<string> = new Set([
  "",
  "Chrome",
  "Edge",
  "Brave",
  "Opera",
  "Vivaldi",
  "Yandex Browser",
  "Firefox",
]);

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
    gives: { open: "self", click: null },
    appliesTo: ({ views }) => {
      const all = timesBy(views, () => "").get("");
      const byMailClient = timesBy(views, ({ event }) => event.client.family);
      return (hit) => {
        const { client, receivedAt } = hit.event;
        const direct = OWN_BROWSERS.has(client.family) ? all : undefined;
        const times = isByMailProxy(hit) ? byMailClient.get(client.family) : direct;
        return isWithin(times, receivedAt - AFTER_VIEW_MS, receivedAt + BEFORE_VIEW_MS);
      };
    },
  },
  {
    id: "before-sent",
    looksAt: "confirmedAt",
    judges: WHAT_MAY_COUNT,
    gives: { open: "unconfirmed", click: "unconfirmed" },
    appliesTo: (mail) => (hit) => isBeforeSending(mail, hit),
  },
  {
    id: "soon-after-sending",
    looksAt: "confirmedAt",
    judges: ["person"],
    gives: { open: "unconfirmed", click: "unconfirmed" },
    leavesOpen: true,
    appliesTo: (mail) => (hit) => isSoonAfterSending(mail, hit),
  },
  {
    id: "delivery-failed",
    looksAt: "bouncedAt",
    judges: WHAT_MAY_COUNT,
    gives: { open: "unconfirmed", click: null },
    appliesTo:
      ({ recipients }) =>
      () =>
        recipients === 1,
  },
  {
    id: "quoted",
    looksAt: "alongside",
    judges: WHAT_MAY_COUNT,
    gives: { open: "unconfirmed", click: null },
    appliesTo:
      ({ alongside }) =>
      ({ event }) =>
        alongside[event.id] === "quoted",
  },
  {
    id: "copied",
    looksAt: "alongside",
    judges: WHAT_MAY_COUNT,
    gives: { open: "unconfirmed", click: null },
    appliesTo:
      ({ alongside }) =>
      ({ event }) =>
        alongside[event.id] === "copied",
  },
  {
    id: "like-own-device",
    looksAt: "ownDevices",
    judges: WHAT_MAY_COUNT,
    gives: { open: "unconfirmed", click: null },
    leavesOpen: true,
    appliesTo: ({ ownDevices }) => {
      const own = new Set(ownDevices.map(traitsKey));
      return (hit) => own.has(traitsOfHit(hit));
    },
  },
  {
    id: "scanner-burst",
    looksAt: "links",
    judges: WHAT_MAY_COUNT,
    gives: { open: "machine", click: "unconfirmed" },
    appliesTo: (mail) => {
      const burst = findBursts(mail);
      if (burst.size === 0) return null;
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
      // By itself only, not for its company.
      const machines = hits.filter(
        ({ event, verdict }) => event.verdict === "machine" && verdict !== "self",
      );
      if (machines.length === 0) return null;
      const times = timesBy(machines, traitsOfHit);
      return (hit) =>
        !isByMailProxy(hit) && isAround(times.get(traitsOfHit(hit)), hit, AROUND_MACHINE_MS);
    },
  },
  {
    id: "with-a-burst",
    looksAt: "links",
    judges: WHAT_MAY_COUNT,
    gives: { open: "unconfirmed", click: null },
    appliesTo: (mail) => {
      const burst = findBursts(mail);
      if (burst.size === 0) return null;
      const times = timesBy(burst, recipientAndTraits);
      return (hit) => isAround(times.get(recipientAndTraits(hit)), hit, AROUND_BURST_MS);
    },
  },
  {
    id: "click-before-open",
    looksAt: "hits",
    judges: WHAT_MAY_COUNT,
    gives: { open: null, click: "unconfirmed" },
    appliesTo: (mail) => among(findUnreadClicks(mail)),
  },
  {
    id: "whole-conversation",
    looksAt: "alongside",
    judges: ["unconfirmed"],
    gives: { open: "person", click: null },
    appliesTo:
      ({ alongside }) =>
      (hit) =>
        alongside[hit.event.id] === "quoting" &&
        isOpenToProof(hit) &&
        hit.reasons.every((reason) => reason === "many-mails-at-once" || reason === "mail-program"),
  },
  {
    id: "confirmed-by-click",
    looksAt: "hits",
    judges: ["unconfirmed"],
    gives: { open: "person", click: null },
    appliesTo: (mail) => among(findConfirmedByClick(mail)),
  },
  {
    id: "confirmed-by-reply",
    looksAt: "repliedAt",
    judges: ["unconfirmed"],
    gives: { open: "person", click: null },
    appliesTo: (mail) => {
      const confirmed = findConfirmedByReply(mail);
      return confirmed && ((hit) => hit === confirmed);
    },
  },
  {
    id: "same-reading",
    looksAt: "hits",
    judges: ["unconfirmed"],
    gives: { open: "remark", click: "remark" },
    appliesTo: ({ hits }) => {
      if (!hits.some(({ verdict }) => verdict === "person")) return null;
      const counted = hits.filter((hit) => hit.verdict === "person" || isOpenToProof(hit));
      const readings = chainsOf(counted, () => "").filter((chain) =>
        chain.hits.some(({ verdict }) => verdict === "person"),
      );
      return among(new Set(readings.flatMap((chain) => chain.hits)));
    },
  },
  {
    id: "after-reply",
    looksAt: "repliedAt",
    judges: WHAT_MAY_COUNT,
    gives: { open: "remark", click: null },
    appliesTo: ({ repliedAt }) => {
      const from = (repliedAt ?? Infinity) + REPLY_CUT_MS;
      return ({ event }) => event.receivedAt >= from;
    },
  },
  {
    id: "follow-up-quote",
    looksAt: "followUps",
    judges: WHAT_MAY_COUNT,
    gives: { open: "remark", click: null },
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
    appliesTo: (mail) => among(findForwarded(mail)),
  },
  {
    id: "delivery-failed-for-some",
    looksAt: "bouncedAt",
    judges: WHAT_MAY_COUNT,
    gives: { open: "remark", click: null },
    appliesTo:
      ({ recipients }) =>
      () =>
        recipients > 1,
  },
] as const satisfies readonly Refinement[];

function among(found: ReadonlySet<JudgedHit>): ((hit: JudgedHit) => boolean) | null {
  return found.size === 0 ? null : (hit) => found.has(hit);
}

function isAround(times: readonly number[] | undefined, { event }: JudgedHit, ms: number): boolean {
  return isWithin(times, event.receivedAt - ms, event.receivedAt + ms);
}

function clientOf({ event }: JudgedHit): string {
  return clientKey(traitsOf(event));
}

function traitsOfHit({ event }: JudgedHit): string {
  return traitsKey(traitsOf(event));
}

function recipientOf({ event }: JudgedHit): string {
  return String(event.recipient);
}

function recipientAndTraits(hit: JudgedHit): string {
  return `${recipientOf(hit)}|${traitsOfHit(hit)}`;
}
