import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { formatSecretRing, parseSecretRing } from "../../shared/secret-ring.ts";
import { obstacleOf } from "../deploy/failure.ts";
import type { FirebaseCli } from "../deploy/firebase-cli.ts";
import { done, type Outcome, stopped } from "../deploy/outcome.ts";
import { hasSecret, SERVER_SECRET } from "../deploy/secrets.ts";
import { changeRing, retirementQuestion } from "./change-ring.ts";

interface RotateProject {
  readonly cli: Pick<FirebaseCli, "secretVersions" | "readSecret" | "setSecret" | "deploy">;
  readonly project: string;
  /** The version to retire; null: add a new one. */
  readonly retire: number | null;
  /** What was last uploaded from this computer, if anything was. */
  readonly uploadFolder: string;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Asks a person; resolves to false when that is not possible. */
  readonly confirm: (question: string) => Promise<boolean>;
  readonly say: (line: string) => void;
}

/**
 * The codebases in the order in which they must learn of a new version: what verifies links before what hands out keys.
 * The other way round, links minted in between would be taken for damaged.
 */
const ORDER = ["functions:hit", "functions:api"];

/** Gives the secret of a deployed server a new version, or ends an old one, and puts that into force. */
export async function rotateProject(options: RotateProject): Promise<Outcome<null>> {
  const { cli, project, say } = options;
  const there = await hasSecret(cli, project, SERVER_SECRET);
  if (there.kind === "stopped") return there;
  if (!there.value) {
    return stopped({
      what: `${project} has no secret yet: the first deployment makes it.`,
      next: [`npm run deploy -- --project ${project}`],
    });
  }
  const read = await cli.readSecret(project, SERVER_SECRET);
  if (read.kind === "failed") {
    return stopped(
      obstacleOf(`Could not read the secret ${SERVER_SECRET}.`, read.failure, project),
    );
  }
  const parsed = parseSecretRing(read.value);
  if (parsed.kind === "damaged") {
    return stopped({
      what: `The secret ${SERVER_SECRET} cannot be read: line ${parsed.line} ${parsed.fault}.`,
      next: [
        `Put an older version back: https://console.cloud.google.com/security/secret-manager/secret/${SERVER_SECRET}/versions?project=${project}`,
      ],
    });
  }
  const change = changeRing({ ...options, ring: parsed.ring });
  if (change.kind === "refused") return stopped({ what: change.why, next: [] });
  if (change.kind === "retired" && !(await options.confirm(retirementQuestion(change.version)))) {
    return stopped({
      what: "Nothing was changed.",
      next: ["To retire a version without being asked, say --yes."],
    });
  }
  const set = await cli.setSecret(project, SERVER_SECRET, formatSecretRing(change.ring));
  if (set.kind === "failed") {
    return stopped(
      obstacleOf("The secret could not be written; nothing was changed.", set.failure, project),
    );
  }
  if (change.kind === "rotated") {
    say(`Version ${change.ring.current} of the secret is in Secret Manager.`);
    say("What was sent so far keeps working: a link names the version that it was made with.");
    say(
      "When the functions know it, each browser gets its new key with its next pull, and mints with it.",
    );
  } else {
    say(`Version ${change.version} of the secret is retired in Secret Manager.`);
    say(
      "When the functions know it, its pictures no longer count, and its links show where they lead.",
    );
    say(
      "Its bytes still stand in older versions in Secret Manager: destroy those there when you are sure.",
    );
  }
  return putIntoForce(options);
}

async function putIntoForce(options: RotateProject): Promise<Outcome<null>> {
  const { cli, project, uploadFolder, say } = options;
  say("\nFunctions that use it, and must be deployed again: hit, then api and stream.");
  const config = join(uploadFolder, "firebase.json");
  if (!existsSync(config)) {
    say("Nothing was deployed from this computer, so it cannot be done here. Where it was:");
    say(`  npm run deploy -- --project ${project}`);
    return done(null);
  }
  const day = statSync(config).mtime.toISOString().slice(0, 10);
  const sure = await options.confirm(
    `Upload now what was last uploaded from this computer, on ${day}?`,
  );
  if (!sure) {
    say(
      `Not in force yet. When you are ready, and first hit, so that no new link is taken for damaged:`,
    );
    for (const only of ORDER) {
      say(
        `  (cd ${uploadFolder} && npx firebase deploy --only ${only} --project ${project} --force)`,
      );
    }
    return done(null);
  }
  for (const only of ORDER) {
    const uploaded = await cli.deploy(project, only, uploadFolder);
    if (uploaded.kind === "failed") {
      const { next, ...obstacle } = obstacleOf(
        `The secret was written, but ${only} could not be deployed: it goes on with what it knows.`,
        uploaded.failure,
        project,
      );
      return stopped({
        ...obstacle,
        next: [...next.slice(0, -1), `Then: npm run deploy -- --project ${project}`],
      });
    }
  }
  say("\nIn force.");
  return done(null);
}
