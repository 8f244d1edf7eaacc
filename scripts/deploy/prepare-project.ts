import { obstacleOf } from "./failure.ts";
import type { FirebaseCli } from "./firebase-cli.ts";
import { done, type Outcome, stopped } from "./outcome.ts";
import type { Values } from "./parameter-values.ts";
import { ensureSecrets } from "./secrets.ts";

/** "off": Firestore was never switched on in the project, so that the CLI can only make the database while it uploads. */
export type DatabaseState = "there" | "missing" | "off";

/** Whether the project has its database already, which must then be where the functions will be. */
export async function checkDatabase(
  cli: FirebaseCli,
  project: string,
  region: string,
): Promise<Outcome<DatabaseState>> {
  const answer = await cli.databases(project);
  if (answer.kind === "failed") {
    if (answer.failure.kind === "service-off") return done("off");
    return stopped(
      obstacleOf("Could not look for the project's database.", answer.failure, project),
    );
  }
  const database = answer.value.find(({ name }) => name.endsWith("/(default)"));
  if (database === undefined) return done("missing");
  if (
    database.locationId === region ||
    MULTI_REGIONS.get(database.locationId)?.test(region) === true
  ) {
    return done("there");
  }
  return stopped({
    what: `The project's database is in ${database.locationId}, but the functions would run in ${region}.`,
    why: "Each hit waits for the database: they must be neighbours. The place of a database cannot be changed.",
    next: [
      `Set SIGHTLINE_REGION to ${database.locationId}, or to a region inside it.`,
      "Or use a project that has no database yet.",
    ],
  });
}

/** Multi-regional places, and the regions that are inside or next to them. */
const MULTI_REGIONS = new Map([
  ["nam5", /^us-central1$/],
  ["nam7", /^us-(?:central1|east4)$/],
  ["eur3", /^europe-west[14]$/],
]);

interface Preparing {
  readonly cli: FirebaseCli;
  readonly project: string;
  readonly region: string;
  readonly database: DatabaseState;
  readonly saved: Values;
  readonly say: (line: string) => void;
}

/** Makes what an upload needs and is not there yet; gives the public push key. */
export async function prepareProject(preparing: Preparing): Promise<Outcome<string>> {
  const { cli, project, region, say } = preparing;
  const known = preparing.saved.get("SIGHTLINE_PUSH_PUBLIC_KEY") ?? null;
  const secrets = await ensureSecrets(cli, project, known);
  if (secrets.kind === "stopped") return secrets;
  for (const name of secrets.value.made) say(`Made       the secret ${name}`);
  if (preparing.database === "missing") {
    const database = await cli.createDatabase(project, region);
    if (database.kind === "failed") {
      return stopped(
        obstacleOf("Could not make the Firestore database.", database.failure, project),
      );
    }
    say(`Made       the Firestore database in ${region}, protected from deletion`);
  }
  const sites = await cli.hostingSites(project);
  if (sites.kind === "failed") {
    return stopped(obstacleOf("Could not look for the Hosting site.", sites.failure, project));
  }
  if (sites.value.length === 0) {
    const site = await cli.createHostingSite(project, project);
    if (site.kind === "failed") {
      return stopped(obstacleOf("Could not make the Hosting site.", site.failure, project));
    }
    say(`Made       the Hosting site ${project}.web.app`);
  }
  return done(secrets.value.pushPublicKey);
}
