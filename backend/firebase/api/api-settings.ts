import * as z from "zod";
import { normalizeDomain } from "./identity/mail-domain.ts";
import { PROJECT_ID, REGION } from "../google-names.ts";
import { isPushKey } from "./push/push-key.ts";

/** What a function that stores or deletes events is told by its environment. */
export interface StorageSettings {
  readonly projectId: string;
  readonly retentionDays: number;
}

/** What a function that has to do with Web Push is told. */
interface PushSettings {
  /** Null: no push. */
  readonly push: { readonly publicKey: string; readonly contact: string } | null;
  /** Push services that may be called besides the well-known ones. */
  readonly pushOrigins: readonly string[];
}

/** What `api` and `stream` are told. */
export interface ApiSettings extends StorageSettings, PushSettings {
  readonly trackingOrigin: string;
  /** How long a disabled account may still pass. */
  readonly revocationMinutes: number;
  /** Empty: anyone with a Google account. In punycode, lower case. */
  readonly domains: readonly string[];
  readonly webApiKey: string;
  readonly clientId: string;
  /** Where `stream` is; null: `api` has the stream itself. */
  readonly streamUrl: string | null;
  /** Host and port. */
  readonly authEmulator: string | null;
  readonly authorizationUrl: string | null;
}

const storageSchema = z.object({
  GCLOUD_PROJECT: z.string("is missing").regex(PROJECT_ID, "is no project id"),
  SIGHTLINE_RETENTION_DAYS: z
    .string()
    .regex(/^\d{1,5}$/, "must be a whole number of days")
    .transform(Number)
    .refine((days) => days >= 1 && days <= 36_500, "must be from 1 to 36500")
    .default(365),
});

const pushSchema = z.object({
  /** Set by the emulators of one machine. */
  FUNCTIONS_EMULATOR: z.string().optional(),
  SIGHTLINE_PUSH_PUBLIC_KEY: z
    .string()
    .refine((key) => key === "" || isPushKey(key), "must be a VAPID public key, or empty")
    .default(""),
  SIGHTLINE_PUSH_CONTACT: z
    .string()
    .regex(/^(?:(?:mailto:|https:\/\/)\S+)?$/, "must begin with mailto: or https://")
    .default(""),
  SIGHTLINE_PUSH_SERVICES: z
    .string()
    .default("")
    .transform(splitList)
    .refine((origins) => origins.every(isOrigin), "must be origins, separated by commas"),
});

const apiSchema = z.object({
  ...storageSchema.shape,
  ...pushSchema.shape,
  SIGHTLINE_REGION: z
    .string()
    .regex(REGION, "must be a region such as us-central1")
    .default("us-central1"),
  SIGHTLINE_TRACKING_ORIGIN: z
    .string("is missing")
    .refine(isOrigin, "must be an origin such as https://track.example.com, without a path")
    .transform((text) => new URL(text).origin),
  SIGHTLINE_REVOCATION_MINUTES: z
    .string()
    .regex(/^\d{1,2}$/, "must be a whole number of minutes")
    .transform(Number)
    .refine((minutes) => minutes >= 1 && minutes <= 60, "must be from 1 to 60")
    .default(5),
  SIGHTLINE_ALLOWED_DOMAINS: z
    .string()
    .transform((text) => splitList(text).map(normalizeDomain))
    // A list of none, such as ",", would let anyone in whom somebody meant to keep out.
    .refine(
      (domains) => domains.length > 0 && !domains.includes(""),
      "must be mail domains, separated by commas",
    )
    .default([]),
  SIGHTLINE_WEB_API_KEY: z.string("is missing").min(1, "is missing"),
  SIGHTLINE_OAUTH_CLIENT_ID: z.string("is missing").min(1, "is missing"),
  SIGHTLINE_STREAM_URL: z.url("must be a URL").optional(),
  FIREBASE_AUTH_EMULATOR_HOST: z.string().optional(),
  SIGHTLINE_AUTHORIZATION_URL: z.url("must be a URL").optional(),
});

/**
 * Reads the environment of a function that stores or deletes events.
 * @throws {Error} with a sentence for each variable at fault. No value stands in it.
 */
export function readStorageSettings(env: NodeJS.ProcessEnv): StorageSettings {
  return storageSettings(readVariables(storageSchema, env));
}

/**
 * Reads the environment of a function that sends Web Push.
 * @throws {Error} with a sentence for each variable at fault. No value stands in it.
 */
export function readPushSettings(env: NodeJS.ProcessEnv): PushSettings {
  return pushSettings(readVariables(pushSchema, env));
}

/**
 * Reads the environment of `api` or `stream`.
 * @throws {Error} with a sentence for each variable at fault. No value stands in it.
 */
export function readApiSettings(env: NodeJS.ProcessEnv): ApiSettings {
  const values = readVariables(apiSchema, env);
  const emulated = isEmulated(values);
  if (!emulated && values.FIREBASE_AUTH_EMULATOR_HOST !== undefined) {
    throw new Error("FIREBASE_AUTH_EMULATOR_HOST is set: ID tokens of anyone would be believed.");
  }
  const { GCLOUD_PROJECT: projectId, SIGHTLINE_REGION: region } = values;
  const deployed = `https://${region}-${projectId}.cloudfunctions.net/stream/v1/stream`;
  return {
    ...storageSettings(values),
    ...pushSettings(values),
    trackingOrigin: values.SIGHTLINE_TRACKING_ORIGIN,
    revocationMinutes: values.SIGHTLINE_REVOCATION_MINUTES,
    domains: values.SIGHTLINE_ALLOWED_DOMAINS,
    webApiKey: values.SIGHTLINE_WEB_API_KEY,
    clientId: values.SIGHTLINE_OAUTH_CLIENT_ID,
    streamUrl: values.SIGHTLINE_STREAM_URL ?? (emulated ? null : deployed),
    authEmulator: values.FIREBASE_AUTH_EMULATOR_HOST ?? null,
    authorizationUrl: emulated ? (values.SIGHTLINE_AUTHORIZATION_URL ?? null) : null,
  };
}

function storageSettings(values: z.output<typeof storageSchema>): StorageSettings {
  return { projectId: values.GCLOUD_PROJECT, retentionDays: values.SIGHTLINE_RETENTION_DAYS };
}

function pushSettings(values: z.output<typeof pushSchema>): PushSettings {
  const publicKey = values.SIGHTLINE_PUSH_PUBLIC_KEY;
  const contact = values.SIGHTLINE_PUSH_CONTACT;
  if (publicKey !== "" && contact === "") {
    throw new Error("SIGHTLINE_PUSH_CONTACT is missing: push services want to know whom to ask.");
  }
  const pushOrigins = values.SIGHTLINE_PUSH_SERVICES.map((origin) => new URL(origin).origin);
  if (!isEmulated(values) && pushOrigins.some((origin) => !origin.startsWith("https:"))) {
    // In Google's network, http: leads to the server that hands out access tokens, for one.
    throw new Error("SIGHTLINE_PUSH_SERVICES must begin with https://.");
  }
  return { push: publicKey === "" ? null : { publicKey, contact }, pushOrigins };
}

function isEmulated({ FUNCTIONS_EMULATOR }: z.output<typeof pushSchema>): boolean {
  return FUNCTIONS_EMULATOR === "true";
}

function readVariables<Schema extends z.ZodType>(
  schema: Schema,
  env: NodeJS.ProcessEnv,
): z.output<Schema> {
  // What is left empty is as good as absent: parameters have no other way to say so.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}.`);
  throw new Error(faults.join(" "));
}

/** A list in one line, separated by commas. */
function splitList(text: string): string[] {
  return text
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "") return false;
  return url.pathname === "/" && url.search === "" && url.hash === "";
}
