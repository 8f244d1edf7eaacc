import type { Values } from "./parameter-values.ts";
import type { Probe } from "./probe.ts";

/** Where Chromium sends the answer of a sign-in; the extension's id is fixed by its key in wxt.config.ts. */
export const REDIRECT_URI = "https://angedcdpicchbkllhjmcfgfiagjjpbml.chromiumapp.org/";

interface Deployed {
  readonly project: string;
  readonly values: Values;
  readonly probe: Probe;
  readonly requestLogOff: boolean;
}

/** What to tell at the end of a deployment: the address, what is still to do by hand, and the next step. */
export function nextSteps({ project, values, probe, requestLogOff }: Deployed): string[] {
  const origin = values.get("SIGHTLINE_TRACKING_ORIGIN") ?? "";
  const own = !/\.(?:web\.app|firebaseapp\.com)$/.test(origin);
  const lines = [
    "",
    probe.kind === "ready"
      ? `✓ ${origin} answers.`
      : `! ${origin} does not answer as it should yet: ${probe.why}.`,
  ];
  if (probe.kind !== "ready" && own) {
    lines.push(
      `  Connect the domain: https://console.firebase.google.com/project/${project}/hosting/sites, Add custom domain.`,
      "  A certificate takes minutes to hours after the DNS records are there. Until then mail must not be tracked: its pixels would lead nowhere.",
    );
  } else if (probe.kind !== "ready") {
    lines.push(
      "  A new address can take a few minutes. Then look at the logs: npx firebase functions:log --project " +
        project,
    );
  }
  const byHand = [
    `Google sign-in switched on: https://console.firebase.google.com/project/${project}/authentication/providers`,
    `The OAuth client has this redirect URI: ${REDIRECT_URI}\n     https://console.cloud.google.com/auth/clients?project=${project}`,
    ...(requestLogOff
      ? []
      : [
          "Google's request log switched off, which could not be done from here: it keeps the addresses of recipients, and Sightline does not (docs/deploy.md, step 6).\n     " +
            withoutRequestLog(project),
        ]),
    ...(own
      ? []
      : [
          "A domain of your own, before the first mail: links keep to their address for ever (docs/deploy.md, step 7).",
        ]),
  ];
  lines.push(
    "",
    "By hand, once:",
    ...byHand.map((step, index) => `  ${index + 1}. ${step}`),
    "",
    "Next: open the extension, enter the server and sign in.",
    `  Server  ${origin}`,
  );
  return lines;
}

/** The command that keeps Cloud Run's log of requests, with addresses and programs in it, out of the project's logs. */
function withoutRequestLog(project: string): string {
  return `gcloud logging sinks update _Default --project=${project} --add-exclusion=name=sightline-requests,filter='log_id("run.googleapis.com/requests")'`;
}
