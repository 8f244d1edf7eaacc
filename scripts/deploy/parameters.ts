import {
  between,
  type Check,
  contact,
  domains,
  oneOf,
  publicOrigin,
  region,
  shape,
} from "./checks.ts";

/** A parameter of the Functions: what it is for, and what it may be. */
export interface Parameter {
  readonly name: string;
  /** What a person is told who is asked for it. */
  readonly about: string;
  /** In force unless another is given; null when somebody must give one. */
  readonly fallback: (project: string) => string | null;
  readonly check: Check;
  /** Asked always; "tuning" only when somebody wants to; "made" comes out of the deployment itself and is never asked. */
  readonly asked: "always" | "tuning" | "made";
}

const none = (): null => null;
const is = (text: string) => (): string => text;

/** What memory a function may have, in MiB, by firebase-tools 15.34. */
const MEMORY = [128, 256, 512, 1_024, 2_048, 4_096, 8_192];

/** Every parameter of both codebases, in the order in which they are asked. Secrets are not among them. */
export const PARAMETERS: readonly Parameter[] = [
  {
    name: "SIGHTLINE_REGION",
    about:
      "Where Functions and database run. Near your recipients and reps. The database's place can never be changed.",
    fallback: is("us-central1"),
    check: region,
    asked: "always",
  },
  {
    name: "SIGHTLINE_TRACKING_ORIGIN",
    about:
      "Where pixels and links point. A domain of your own is best (https://t.example.com): links in mail already sent keep to it for ever. You can connect it to Hosting after this deployment.",
    fallback: (project) => `https://${project}.web.app`,
    check: publicOrigin,
    asked: "always",
  },
  {
    name: "SIGHTLINE_ALLOWED_DOMAINS",
    about:
      "Whose people may sign in: domains of their Google accounts, separated by commas (example.com,example.org). Nothing: anybody with a Google account.",
    fallback: is(""),
    check: domains,
    asked: "always",
  },
  {
    name: "SIGHTLINE_WEB_API_KEY",
    about:
      "The project's web API key: Firebase console, Project settings, General. It is not secret; it names the project.",
    fallback: none,
    check: shape(
      /^AIza[A-Za-z0-9_-]{35}$/,
      "must look like AIza and 35 more letters, digits, - or _",
    ),
    asked: "always",
  },
  {
    name: "SIGHTLINE_OAUTH_CLIENT_ID",
    about:
      "An OAuth client of type Web application, whose redirect URI is https://angedcdpicchbkllhjmcfgfiagjjpbml.chromiumapp.org/ (docs/deploy.md, step 4).",
    fallback: none,
    check: shape(
      /^[0-9]+-[a-z0-9]+\.apps\.googleusercontent\.com$/,
      "must look like 123456-abc.apps.googleusercontent.com",
    ),
    asked: "always",
  },
  {
    name: "SIGHTLINE_PUSH_CONTACT",
    about:
      "How a push service reaches you if your server misbehaves (RFC 8292): mailto:you@example.com, or an https address.",
    fallback: none,
    check: contact,
    asked: "always",
  },
  {
    name: "SIGHTLINE_RETENTION_DAYS",
    about: "Events are deleted after so many days.",
    fallback: is("365"),
    check: between(1, 3_650, "days"),
    asked: "tuning",
  },
  {
    name: "SIGHTLINE_REVOCATION_MINUTES",
    about:
      "A disabled account is out after so many minutes. With 60, Firebase Auth is never asked (docs/scale.md).",
    fallback: is("5"),
    check: between(1, 60, "minutes"),
    asked: "tuning",
  },
  ...size("HIT", "of pixels and links", 256),
  ...size("API", "of the extension's requests", 512),
  {
    name: "SIGHTLINE_STREAM_CONCURRENCY",
    about: "Streams that one instance holds, for browsers without push.",
    fallback: is("1000"),
    check: between(1, 1_000, "streams"),
    asked: "tuning",
  },
  {
    name: "SIGHTLINE_PUSH_PUBLIC_KEY",
    about:
      "The public half of the push key; it is worked out from the private half in Secret Manager.",
    fallback: none,
    check: shape(
      /^B[A-Za-z0-9_-]{86}$/,
      "must be an uncompressed P-256 point as base64url: 87 characters",
    ),
    asked: "made",
  },
];

function size(name: "HIT" | "API", of: string, memory: number): Parameter[] {
  return [
    {
      name: `SIGHTLINE_${name}_MEMORY_MIB`,
      about: `Memory of the function ${of}, in MiB.`,
      fallback: is(String(memory)),
      check: oneOf(MEMORY, "MiB"),
      asked: "tuning",
    },
    {
      name: `SIGHTLINE_${name}_CONCURRENCY`,
      about: `Requests at once in one instance ${of}.`,
      fallback: is("80"),
      check: between(1, 1_000, "requests"),
      asked: "tuning",
    },
    {
      name: `SIGHTLINE_${name}_MIN_INSTANCES`,
      about: `Instances ${of} that are kept warm. They cost money all the time: docs/scale.md.`,
      fallback: is("0"),
      check: between(0, 1_000, "instances"),
      asked: "tuning",
    },
  ];
}
