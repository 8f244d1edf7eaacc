import * as z from "zod";
import { isPushKey } from "./push/push-key.ts";
import { normalizeDomain } from "./identity/mail-domain.ts";

/** What the functions of the codebase `api` are told by their environment. */
export interface ApiSettings {
  readonly projectId: string;
  readonly region: string;
  /** Whether all this runs in the emulators of one machine. */
  readonly emulated: boolean;
  readonly trackingOrigin: string;
  readonly retentionDays: number;
  /** How long a disabled account may still pass. */
  readonly revocationMinutes: number;
  /** Empty: anyone with a Google account. In punycode, lower case. */
  readonly domains: readonly string[];
  readonly webApiKey: string;
  readonly clientId: string;
  /** Null: no push. */
  readonly push: { readonly publicKey: string; readonly contact: string } | null;
  /** Push services that may be called besides the well-known ones. */
  readonly pushOrigins: readonly string[];
  /** Where `stream` is; null: `api` has the stream itself. */
  readonly streamUrl: string | null;
  /** Host and port. */
  readonly authEmulator: string | null;
  readonly authorizationUrl: string | null;
}

const settingsSchema = z.object({
  GCLOUD_PROJECT: z.string("is missing").regex(/^[a-z][a-z0-9.:-]{4,62}$/, "is no project id"),
  SIGHTLINE_REGION: z
    .string()
    .regex(/^[a-z]+-[a-z]+[0-9]{1,2}$/, "must be a region such as us-central1")
    .default("us-central1"),
  FUNCTIONS_EMULATOR: z.string().optional(),
  SIGHTLINE_TRACKING_ORIGIN: z
    .string("is missing")
    .refine(isOrigin, "must be an origin such as https://track.example.com, without a path")
    .transform((text) => new URL(text).origin),
  SIGHTLINE_RETENTION_DAYS: z
    .string()
    .regex(/^\d{1,5}$/, "must be a whole number of days")
    .transform(Number)
    .refine((days) => days >= 1 && days <= 36_500, "must be from 1 to 36500")
    .default(365),
  SIGHTLINE_REVOCATION_MINUTES: z
    .string()
    .regex(/^\d{1,2}$/, "must be a whole number of minutes")
    .transform(Number)
    .refine((minutes) => minutes >= 1 && minutes <= 60, "must be from 1 to 60")
    .default(5),
  SIGHTLINE_ALLOWED_DOMAINS: list().transform((domains, context) => {
    const normal = domains.map(normalizeDomain);
    if (normal.includes("")) context.addIssue("must be mail domains, separated by commas");
    return normal;
  }),
  SIGHTLINE_WEB_API_KEY: z.string("is missing").min(1, "is missing"),
  SIGHTLINE_OAUTH_CLIENT_ID: z.string("is missing").min(1, "is missing"),
  SIGHTLINE_PUSH_PUBLIC_KEY: z
    .string()
    .refine((key) => key === "" || isPushKey(key), "must be a VAPID public key, or empty")
    .default(""),
  SIGHTLINE_PUSH_CONTACT: z
    .string()
    .regex(/^(?:(?:mailto:|https:\/\/)\S+)?$/, "must begin with mailto: or https://")
    .default(""),
  SIGHTLINE_PUSH_SERVICES: list().refine(
    (origins) => origins.every(isOrigin),
    "must be origins, separated by commas",
  ),
  SIGHTLINE_STREAM_URL: z.url("must be a URL").optional(),
  FIREBASE_AUTH_EMULATOR_HOST: z.string().optional(),
  SIGHTLINE_AUTHORIZATION_URL: z.url("must be a URL").optional(),
});

/**
 * Reads the environment of a function.
 * @throws {Error} with a sentence for each variable at fault. No value stands in it.
 */
export function readApiSettings(env: NodeJS.ProcessEnv): ApiSettings {
  // What is left empty is as good as absent: parameters have no other way to say so.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}.`);
    throw new Error(faults.join(" "));
  }
  const values = parsed.data;
  const publicKey = values.SIGHTLINE_PUSH_PUBLIC_KEY;
  const contact = values.SIGHTLINE_PUSH_CONTACT;
  if (publicKey !== "" && contact === "") {
    throw new Error("SIGHTLINE_PUSH_CONTACT is missing: push services want to know whom to ask.");
  }
  const emulated = values.FUNCTIONS_EMULATOR === "true";
  if (!emulated && values.FIREBASE_AUTH_EMULATOR_HOST !== undefined) {
    throw new Error("FIREBASE_AUTH_EMULATOR_HOST is set: ID tokens of anyone would be believed.");
  }
  const { GCLOUD_PROJECT: projectId, SIGHTLINE_REGION: region } = values;
  const deployed = `https://${region}-${projectId}.cloudfunctions.net/stream/v1/stream`;
  return {
    projectId,
    region,
    emulated,
    trackingOrigin: values.SIGHTLINE_TRACKING_ORIGIN,
    retentionDays: values.SIGHTLINE_RETENTION_DAYS,
    revocationMinutes: values.SIGHTLINE_REVOCATION_MINUTES,
    domains: values.SIGHTLINE_ALLOWED_DOMAINS,
    webApiKey: values.SIGHTLINE_WEB_API_KEY,
    clientId: values.SIGHTLINE_OAUTH_CLIENT_ID,
    push: publicKey === "" ? null : { publicKey, contact },
    pushOrigins: values.SIGHTLINE_PUSH_SERVICES.map((origin) => new URL(origin).origin),
    streamUrl: values.SIGHTLINE_STREAM_URL ?? (emulated ? null : deployed),
    authEmulator: values.FIREBASE_AUTH_EMULATOR_HOST ?? null,
    authorizationUrl: emulated ? (values.SIGHTLINE_AUTHORIZATION_URL ?? null) : null,
  };
}

/** A list in one line, separated by commas; absent is empty. */
function list() {
  return z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== ""),
    );
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "") return false;
  return url.pathname === "/" && url.search === "" && url.hash === "";
}
