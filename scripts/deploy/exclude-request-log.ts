// `node exclude-request-log.ts <project>`: keeps Cloud Run's own log of requests out of a project's logs, for it holds the
// addresses of recipients. Signed in as the Firebase CLI is. Exits with 0 when it is off, whoever switched it off.
import process from "node:process";
import { firebaseRequests } from "./firebase-tools.ts";

/** By https://cloud.google.com/logging/docs/reference/v2/rest/v2/exclusions: one more filter of the sink `_Default`. */
const EXCLUSION = {
  name: "sightline-requests",
  description: "Requests with the addresses of recipients, which Sightline does not store",
  filter: 'log_id("run.googleapis.com/requests")',
};

const [, , project = ""] = process.argv;
try {
  const tools = firebaseRequests();
  const options = { project };
  const account = tools.auth.selectAccount(undefined, null);
  if (account) tools.auth.setActiveAccount(options, account);
  await tools.requireAuth.requireAuth(options);
  const client = new tools.apiv2.Client({
    urlPrefix: tools.api.cloudloggingOrigin(),
    apiVersion: "v2",
  });
  await client.post(`/projects/${project}/exclusions`, EXCLUSION);
} catch (error) {
  // It has one of this name: made before.
  const conflict = error instanceof Error && "status" in error && error.status === 409;
  if (!conflict) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
