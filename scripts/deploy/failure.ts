import type { Obstacle } from "./outcome.ts";

/** Why the CLI failed, as far as its words tell. */
export interface Failure {
  readonly kind:
    | "login"
    | "billing"
    | "service-off"
    | "permission"
    | "not-found"
    | "network"
    | "timeout"
    | "other";
  /** The command, without its arguments. */
  readonly command: string;
  /** The CLI's own words. */
  readonly message: string;
}

/** The words of firebase-tools 15.34 by which a failure is known; the first that fits counts. */
const SIGNS: readonly (readonly [Failure["kind"], RegExp])[] = [
  [
    "billing",
    /must be on the Blaze|billing (?:account|must be enabled|to be enabled)|BILLING_DISABLED/i,
  ],
  [
    "login",
    /Failed to authenticate|firebase login|credentials are no longer valid|invalid_grant|HTTP Error: 401/i,
  ],
  ["service-off", /has not been used in project|SERVICE_DISABLED/i],
  [
    "permission",
    /Authorization failed|Permissions? denied|PERMISSION_DENIED|HTTP Error: 403|Missing permissions/i,
  ],
  ["not-found", /HTTP Error: 404|NOT_FOUND/i],
  ["network", /ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|Failed to make request|network/i],
  ["timeout", /timed? ?out|ETIMEDOUT|deadline/i],
];

/** Reads a failure out of what the CLI said. */
export function describeFailure(command: string, message: string): Failure {
  const kind = SIGNS.find(([, sign]) => sign.test(message))?.[0] ?? "other";
  return { kind, command, message };
}

/** What to tell a person about a failure: `what` is the sentence that says what could not be done. */
export function obstacleOf(what: string, failure: Failure, project: string | null): Obstacle {
  return { what, why: failure.message, next: adviceFor(failure, project ?? "<project>") };
}

function adviceFor({ kind, command }: Failure, project: string): string[] {
  switch (kind) {
    case "login":
      return [
        "npx firebase login --reauth",
        "On a machine without a browser, set GOOGLE_APPLICATION_CREDENTIALS to the file of a service account's key.",
      ];
    case "billing":
      return [
        `Put the project on the Blaze plan: https://console.firebase.google.com/project/${project}/usage/details`,
        "Functions and Secret Manager need it. It bills what goes beyond the free share: docs/scale.md says how much.",
        "Then run this command again; nothing that was done is done twice.",
      ];
    case "service-off":
      return [
        `Switch the service on: https://console.cloud.google.com/apis/library?project=${project}`,
      ];
    case "permission":
      return [
        `Let an owner of the project give this account the role Owner or Editor: https://console.cloud.google.com/iam-admin/iam?project=${project}`,
        "docs/deploy.md lists the roles that are enough.",
      ];
    case "not-found":
      return [`Check that the project is called ${project}: npx firebase projects:list`];
    case "network":
      return [
        "Check that this computer reaches googleapis.com; behind a proxy, set HTTPS_PROXY.",
        "Then run this command again.",
      ];
    case "timeout":
      return ["Google took too long. Run this command again in a few minutes."];
    case "other":
      return [
        `Run \`${command.replace("firebase", "npx firebase")}\` by hand with --debug to see more.`,
        "Then run this command again; nothing that was done is done twice.",
      ];
  }
}
