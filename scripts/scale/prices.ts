/** What Google charges, in US dollars, for a month; by its public price pages. */
export interface Price {
  readonly name: string;
  /** Of one unit, beyond the free share. */
  readonly dollars: number;
  /** Units that `dollars` pays for. */
  readonly per: number;
  readonly unit: string;
  /** Units that are free in a month. Daily shares are multiplied by 30. */
  readonly free: number;
  readonly source: string;
}

/** When the pages were looked at. */
export const PRICES_AS_OF = "2026-11-21";
/** Prices differ by region; this one is in the cheapest tier. */
export const PRICES_REGION = "us-central1";

const CLOUD_RUN = "https://cloud.google.com/run/pricing (Tier 1, request-based billing)";
const FIRESTORE = "https://cloud.google.com/firestore/pricing (Standard edition)";
const FIREBASE = "https://firebase.google.com/pricing (Blaze)";

const DAYS = 30;
const MILLION = 1_000_000;

/** Functions (2nd gen) run, and are billed, as Cloud Run. */
export const PRICES = {
  requests: {
    name: "Function calls",
    dollars: 0.4,
    per: MILLION,
    unit: "calls",
    free: 2 * MILLION,
    source: CLOUD_RUN,
  },
  cpu: {
    name: "CPU",
    dollars: 0.000_024,
    per: 1,
    unit: "vCPU-seconds",
    free: 180_000,
    source: CLOUD_RUN,
  },
  memory: {
    name: "Memory",
    dollars: 0.000_002_5,
    per: 1,
    unit: "GiB-seconds",
    free: 360_000,
    source: CLOUD_RUN,
  },
  reads: {
    name: "Firestore reads",
    dollars: 0.03,
    per: 100_000,
    unit: "documents",
    free: 50_000 * DAYS,
    source: FIRESTORE,
  },
  writes: {
    name: "Firestore writes",
    dollars: 0.09,
    per: 100_000,
    unit: "documents",
    free: 20_000 * DAYS,
    source: FIRESTORE,
  },
  deletes: {
    name: "Firestore deletes by TTL",
    dollars: 0.01,
    per: 100_000,
    unit: "documents",
    // The free share does not hold for TTL.
    free: 0,
    source: FIRESTORE,
  },
  storage: {
    name: "Firestore storage",
    dollars: 0.15,
    per: 1,
    unit: "GiB",
    free: 1,
    source: FIRESTORE,
  },
  hosting: {
    name: "Hosting transfer",
    dollars: 0.15,
    per: 1,
    unit: "GiB",
    free: 10,
    source: FIREBASE,
  },
  egress: {
    name: "Cloud Run transfer",
    dollars: 0.12,
    per: 1,
    unit: "GiB",
    free: 1,
    source: "https://cloud.google.com/vpc/network-pricing (Premium tier)",
  },
  logs: {
    name: "Logs kept",
    dollars: 0.5,
    per: 1,
    unit: "GiB",
    free: 50,
    source: "https://cloud.google.com/stackdriver/pricing",
  },
  tasks: {
    name: "Cloud Tasks",
    dollars: 0.4,
    per: MILLION,
    unit: "operations",
    free: MILLION,
    source: "https://cloud.google.com/tasks/pricing",
  },
  accounts: {
    name: "Signed-in people",
    dollars: 0.005_5,
    per: 1,
    unit: "people",
    free: 50_000,
    source:
      "https://cloud.google.com/identity-platform/pricing (first step; from 100,000 on it is less)",
  },
} satisfies Readonly<Record<string, Price>>;

export type Item = keyof typeof PRICES;

/** Quantities of a month. */
export type Consumption = Readonly<Record<Item, number>>;

/** What a month's quantity costs, in dollars, after the free share. */
export function costOf(item: Item, quantity: number): number {
  const { dollars, per, free } = PRICES[item];
  return (Math.max(0, quantity - free) * dollars) / per;
}
