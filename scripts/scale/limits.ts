import type { Day } from "./simulate-day.ts";
import { TRAFFIC } from "./traffic.ts";

/** A limit of Google's, and how near a day comes to it. */
export interface Limit {
  readonly name: string;
  readonly limit: number;
  readonly unit: string;
  /** Whether it is about one sender, however many there are. */
  readonly perSender?: boolean;
  readonly used: (day: Day) => number;
  readonly source: string;
}

const INSTANCES =
  "https://cloud.google.com/run/docs/configuring/max-instances-limits (baseline; the console shows yours)";
const AUTH = "https://firebase.google.com/docs/auth/limits (Identity Toolkit API)";

/**
 * Share of the looks whose account Firebase Auth is asked about: those with a token older than SIGHTLINE_REVOCATION_MINUTES,
 * of the hour that it lives. That an instance remembers the answer for as long is left out: there are many.
 */
const ASKED = 1 - TRAFFIC.revocationMinutes.value / 60;

/** The limits that could be met. */
export const LIMITS: readonly Limit[] = [
  {
    name: "Writes to one sender's events",
    limit: 500,
    unit: "a second",
    perSender: true,
    used: ({ peakEventsOfOneSender }) => peakEventsOfOneSender,
    source: "https://firebase.google.com/docs/firestore/best-practices (an indexed time)",
  },
  {
    name: "Instances of `hit`",
    limit: 1_000,
    unit: "vCPU in the region",
    used: ({ hit }) => hit.instances,
    source: INSTANCES,
  },
  {
    name: "Instances of all functions",
    limit: 1_000,
    unit: "vCPU in the region",
    used: ({ hit, api, push, stream }) =>
      hit.instances + api.instances + push.instances + stream.instances,
    source: INSTANCES,
  },
  {
    name: "Pushes",
    limit: 600_000,
    unit: "a minute",
    used: ({ peakPushesPerMinute }) => peakPushesPerMinute,
    source:
      "https://firebase.google.com/docs/cloud-messaging/throttling-and-quotas (of FCM's own API; for Web Push none is published)",
  },
  {
    name: "Questions to Firebase Auth",
    limit: 500,
    unit: "a second, one service account",
    used: ({ peakLooks }) => peakLooks * ASKED,
    source: AUTH,
  },
  {
    name: "Questions to Firebase Auth",
    limit: 10_000_000,
    unit: "a day",
    used: ({ looks }) => looks * ASKED,
    source: AUTH,
  },
  {
    name: "Signed-in people, before Identity Platform charges",
    limit: 50_000,
    unit: "a month",
    used: ({ reps }) => reps,
    source: "https://firebase.google.com/pricing",
  },
];
