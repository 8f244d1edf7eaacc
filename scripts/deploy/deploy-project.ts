import process from "node:process";
import type { Ask } from "./ask.ts";
import { checkLogin } from "./check-login.ts";
import { chooseProject, isProjectId, wrongProjectId } from "./choose-project.ts";
import { cancelled, collectParameters } from "./collect-parameters.ts";
import { obstacleOf } from "./failure.ts";
import type { FirebaseCli } from "./firebase-cli.ts";
import { done, type Outcome, stopped } from "./outcome.ts";
import { type Given, pathsOf, readGiven, saveValues } from "./kept-values.ts";
import type { Values } from "./parameter-values.ts";
import { checkDatabase, prepareProject } from "./prepare-project.ts";
import type { Probe } from "./probe.ts";
import { hasSecret, SERVER_SECRET } from "./secrets.ts";
import { showPlan } from "./show-plan.ts";
import { stageAndPlan } from "./stage.ts";

/** What a deployment works with. Everything outside comes in through here. */
export interface DeployTools {
  readonly cli: FirebaseCli;
  /** The repository. */
  readonly root: string;
  /** Where parameters and staged uploads are kept: one folder a project. Not committed. */
  readonly keep: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Null when nobody is there to be asked. */
  readonly ask: Ask | null;
  readonly say: (line: string) => void;
  /** Builds both codebases; the outcome says why not. */
  readonly build: () => Promise<Outcome<null>>;
  readonly probe: (origin: string, project: string) => Promise<Probe>;
  /** Keeps Google's log of requests, with the addresses of recipients, out of the project; false when it cannot. */
  readonly excludeRequestLog: (project: string) => Promise<boolean>;
}

/** What was asked for on the command line. */
export interface DeployOptions {
  readonly project: string | null;
  readonly params: string | null;
  /** Goes on without the last question. */
  readonly yes: boolean;
}

/** What a deployment came to. */
export interface Deployment {
  readonly project: string;
  readonly values: Values;
  readonly probe: Probe;
  /** Whether Google's log of requests is off. */
  readonly requestLogOff: boolean;
}

/**
 * What is uploaded, one after the other. `hit` is there before `api`, because `api` hands out keys of the newest version of
 * the secret, and an older `hit` would take their links for damaged.
 */
const STAGES = ["firestore,functions:hit", "functions:api,hosting"];

/** The whole of a deployment. It can be run again after whatever failed: what was made before is found and kept. */
export async function deployProject(
  options: DeployOptions,
  tools: DeployTools,
): Promise<Outcome<Deployment>> {
  const { cli, root, say, ask, keep } = tools;
  const version = await cli.version();
  if (version.kind === "failed") {
    return stopped({
      what: "firebase-tools does not start.",
      why: version.failure.message,
      next: ["npm install", "Then run this command again."],
    });
  }
  const login = await checkLogin(cli, tools.env);
  if (login.kind === "stopped") return login;
  say(`Tools      Node ${process.versions.node}, firebase-tools ${version.value}`);
  say(`Account    ${login.value}`);
  if (options.project !== null && !isProjectId(options.project))
    return wrongProjectId(options.project);

  const chosen = await chooseProject({ cli, wanted: options.project, ask });
  if (chosen.kind === "stopped") return chosen;
  const project = chosen.value;
  say(`Project    ${project}`);
  // The first request that needs the Blaze plan: better here than in the middle of the upload.
  const before = await hasSecret(cli, project, SERVER_SECRET);
  if (before.kind === "stopped") return before;
  say(
    `Plan       Blaze (pay as you go)${before.value ? "; deployed before" : "; the first deployment"}`,
  );

  const paths = pathsOf(keep, project);
  const given = readGiven(options.params, paths.saved);
  if (given.kind === "stopped") return given;
  const moved = refuseToMove(project, given.value);
  if (moved !== null) return moved;
  const collected = await collectParameters({
    project,
    given: given.value.values,
    ask,
    say,
    suggest: (name) => suggest(cli, project, name),
  });
  if (collected.kind === "stopped") return collected;
  const region = collected.value.get("SIGHTLINE_REGION") ?? "";
  const located = await checkDatabase(cli, project, region);
  if (located.kind === "stopped") return located;

  say("\nBuilding …");
  const built = await tools.build();
  if (built.kind === "stopped") return built;
  const folder = paths.upload;
  const planned = await stageAndPlan({ root, folder, project, values: collected.value });
  if (planned.kind === "stopped") return planned;
  for (const line of showPlan(planned.value)) say(line);

  say(
    `\nThis replaces the Firestore rules of ${project}, and removes indexes that are not in the list.`,
  );
  if (!options.yes) {
    if (ask === null) {
      return stopped({
        what: "Nobody is there to say yes to the upload.",
        next: ["Look at the list above; then give --yes."],
      });
    }
    if ((await ask.yes(`Deploy to ${project}?`, true)) !== true) return cancelled();
  }
  const ready = await prepareProject({
    cli,
    project,
    region,
    say,
    database: located.value,
    ...given.value,
  });
  if (ready.kind === "stopped") return ready;
  const values = new Map(collected.value).set("SIGHTLINE_PUSH_PUBLIC_KEY", ready.value);
  saveValues(paths.saved, values);
  const final = await stageAndPlan({ root, folder, project, values });
  if (final.kind === "stopped") return final;

  // Before anybody can ask: the first line would hold an address already.
  const requestLogOff = await tools.excludeRequestLog(project);
  if (requestLogOff)
    say("Off        Google's own log of requests, which would hold recipients' addresses");
  say("\nUploading … (the first time takes five to ten minutes)");
  for (const targets of STAGES) {
    const uploaded = await cli.deploy(project, targets, folder);
    if (uploaded.kind === "failed") {
      return stopped(obstacleOf("The upload failed.", uploaded.failure, project));
    }
  }
  const origin = values.get("SIGHTLINE_TRACKING_ORIGIN") ?? "";
  say(`\nAsking ${origin} who it is …`);
  return done({ project, values, requestLogOff, probe: await tools.probe(origin, project) });
}

function refuseToMove(project: string, { values, saved }: Given): Outcome<never> | null {
  const [from, to] = [saved.get("SIGHTLINE_REGION"), values.get("SIGHTLINE_REGION")];
  if (from === undefined || from === to) return null;
  return stopped({
    what: `${project} was deployed to ${from}; it cannot be moved to ${to ?? "another region"}.`,
    why: "The place of a Firestore database is fixed when it is made, and Hosting would lead to the old functions.",
    next: [`Set SIGHTLINE_REGION=${from}, or make another project.`],
  });
}

async function suggest(cli: FirebaseCli, project: string, name: string): Promise<string | null> {
  if (name !== "SIGHTLINE_WEB_API_KEY") return null;
  const app = await cli.webApp(project);
  return app.kind === "answer" ? app.value.apiKey : null;
}
