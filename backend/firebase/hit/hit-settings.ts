import { PROJECT_ID, REGION } from "../google-names.ts";

/** What the function `hit` is told by its environment. */
export interface HitSettings {
  /** The secret ring's text; "" when there is none. */
  readonly secret: string;
  /** "" when there is none: then no hit can be stored, and each is kept in a line of the log. */
  readonly projectId: string;
  /** Where the queue `storeDeferred` is. */
  readonly region: string;
  /** How long an event is kept, in milliseconds. */
  readonly retentionMs: number;
  /** What is wrong, one sentence each, without any value of a secret. */
  readonly problems: readonly string[];
}

const DEFAULT_REGION = "us-central1";
const DEFAULT_RETENTION_DAYS = 365;
const MOST_RETENTION_DAYS = 36_500;
const DAY_MS = 86_400_000;

/**
 * Reads the environment of the function. It never throws: what is wrong is told in `problems` and replaced by something
 * that costs no recipient a link. By hand, because a schema library would stand in the way of every cold start.
 */
export function readHitSettings(env: Readonly<Record<string, string | undefined>>): HitSettings {
  const problems: string[] = [];
  const text = (name: string): string => env[name]?.trim() ?? "";

  const secret = text("SIGHTLINE_SECRET");
  if (secret === "")
    problems.push("SIGHTLINE_SECRET is missing: no link or picture can be verified");
  const projectId = text("GCLOUD_PROJECT") || text("GOOGLE_CLOUD_PROJECT");
  if (!PROJECT_ID.test(projectId)) {
    problems.push("GCLOUD_PROJECT is no project id: hits go to the log only");
  }
  const region = text("SIGHTLINE_REGION") || DEFAULT_REGION;
  if (!REGION.test(region)) {
    problems.push("SIGHTLINE_REGION is no region: what Firestore refuses goes to the log only");
  }
  return {
    secret,
    projectId,
    region,
    retentionMs: retentionDays(text("SIGHTLINE_RETENTION_DAYS"), problems) * DAY_MS,
    problems,
  };
}

function retentionDays(text: string, problems: string[]): number {
  if (text === "") return DEFAULT_RETENTION_DAYS;
  const days = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= MOST_RETENTION_DAYS) return days;
  problems.push(
    `SIGHTLINE_RETENTION_DAYS must be a whole number from 1 to ${MOST_RETENTION_DAYS}: events are kept for ` +
      `${DEFAULT_RETENTION_DAYS} days`,
  );
  return DEFAULT_RETENTION_DAYS;
}
