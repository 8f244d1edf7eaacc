import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Command, CommandRun } from "./command.ts";

/** What the stand-in knows instead of Google. */
export interface StandInState {
  accounts: string[];
  /** Display names by id. */
  projects: Record<string, string>;
  /** Whether the project may use what costs money. */
  blaze: boolean;
  /** Versions by name, oldest first; null is a destroyed one. */
  secrets: Record<string, (string | null)[]>;
  mayReadSecrets: boolean;
  /** Whether Firestore was ever switched on. */
  firestore: boolean;
  /** Place of the default database. */
  database: string | null;
  sites: string[];
  apiKeys: string[];
  /** What a deployment fails with. */
  deployError: string | null;
}

interface Call {
  readonly cwd: string;
  readonly input: string;
  readonly print: (text: string) => void;
  readonly state: StandInState;
  readonly project: string;
  readonly words: readonly string[];
  readonly location: string;
  readonly save: (state: StandInState) => void;
}

class Refused extends Error {}

/**
 * A stand-in for the Firebase CLI, for tests. Words, exit codes and JSON are those of firebase-tools 15.34. What it knows
 * stands in a file; every call is written into a file beside it, which ends in ".calls".
 */
export function standInFirebase(
  statePath: string,
  { args, cwd, input = "", onOutput }: Pick<Command, "args" | "cwd" | "input" | "onOutput">,
): CommandRun {
  let stdout = "";
  const print = (text: string): void => {
    stdout += text;
    onOutput?.(text);
  };
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      project: { type: "string", default: "" },
      json: { type: "boolean", default: false },
      "non-interactive": { type: "boolean", default: false },
      version: { type: "boolean", default: false },
      force: { type: "boolean", default: false },
      only: { type: "string", default: "" },
      location: { type: "string", default: "" },
      "data-file": { type: "string", default: "" },
      "delete-protection": { type: "string", default: "" },
    },
  });
  appendFileSync(`${statePath}.calls`, `${args.join(" ")}\n`);
  if (values.version) return { exitCode: 0, stdout: "15.34.2\n", stderr: "" };
  try {
    const result = answer({
      state: JSON.parse(readFileSync(statePath, "utf8")) as StandInState,
      project: values.project,
      words: positionals,
      location: values.location,
      save: (state) => writeFileSync(statePath, JSON.stringify(state)),
      cwd,
      input,
      print,
    });
    if (values.json) print(`${JSON.stringify({ status: "success", result }, null, 2)}\n`);
    return { exitCode: 0, stdout, stderr: "" };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    if (!values.json) return { exitCode: 1, stdout, stderr: `\nError: ${error.message}\n` };
    print(`${JSON.stringify({ status: "error", error: error.message }, null, 2)}\n`);
    return { exitCode: 1, stdout, stderr: "" };
  }
}

function answer({ state, project, words, location, save, cwd, input, print }: Call): unknown {
  const [command = "", name = ""] = words;
  if (command === "login:list") {
    return state.accounts.length === 0
      ? undefined
      : state.accounts.map((email) => ({ user: { email }, tokens: {} }));
  }
  if (state.accounts.length === 0) {
    throw new Refused("Failed to authenticate, have you run firebase login?");
  }
  if (command === "projects:list") {
    return Object.entries(state.projects).map(([projectId, displayName]) => ({
      projectId,
      projectNumber: "1",
      displayName,
    }));
  }
  if (state.projects[project] === undefined) {
    throw new Refused(
      `Failed to get Firebase project ${project}. Please make sure the project exists.`,
    );
  }
  const secret = state.secrets[name];
  const url = `https://secretmanager.googleapis.com/v1/projects/${project}/secrets/${name}`;
  const missing = new Refused(
    `Request to ${url} had HTTP Error: 404, Secret [projects/1/secrets/${name}] not found.`,
  );
  if (command.startsWith("functions:secrets:") && !state.blaze) {
    throw new Refused(
      `Your project ${project} must be on the Blaze (pay-as-you-go) plan to complete this command. Required API secretmanager.googleapis.com can't be enabled until the upgrade is complete. To upgrade, visit the following URL:\n\nhttps://console.firebase.google.com/project/${project}/usage/details`,
    );
  }
  switch (command) {
    case "functions:secrets:get":
      if (secret === undefined) throw missing;
      return {
        secrets: secret.map((value, index) => ({
          secret: { name },
          versionId: String(index + 1),
          state: value === null ? "DESTROYED" : "ENABLED",
        })),
      };
    case "functions:secrets:access": {
      if (!state.mayReadSecrets) {
        throw new Refused(
          `Request to ${url}/versions/latest:access had HTTP Error: 403, Permission 'secretmanager.versions.access' denied on resource (or it may not exist).`,
        );
      }
      const newest = secret?.at(-1);
      if (typeof newest !== "string") throw missing;
      print(`${newest}\n`);
      return undefined;
    }
    case "functions:secrets:set": {
      save({ ...state, secrets: { ...state.secrets, [name]: [...(secret ?? []), input] } });
      print(`✔  Created a new secret version projects/1/secrets/${name}/versions/1\n`);
      return undefined;
    }
    case "firestore:databases:list":
      if (!state.firestore) {
        throw new Refused(
          `Request to https://firestore.googleapis.com/v1/projects/${project}/databases had HTTP Error: 403, Cloud Firestore API has not been used in project 1 before or it is disabled.`,
        );
      }
      return state.database === null
        ? []
        : [{ name: `projects/${project}/databases/(default)`, locationId: state.database }];
    case "firestore:databases:create":
      save({ ...state, database: location });
      return undefined;
    case "hosting:sites:list":
      return { sites: state.sites.map((site) => ({ name: `projects/${project}/sites/${site}` })) };
    case "hosting:sites:create":
      save({ ...state, sites: [...state.sites, name] });
      return undefined;
    case "apps:sdkconfig": {
      const [apiKey, ...others] = state.apiKeys;
      if (apiKey === undefined)
        throw new Refused("There are no WEB apps associated with this Firebase project");
      if (others.length > 0)
        throw new Refused(`Project ${project} has multiple apps, must specify an app id.`);
      return { fileName: "google-config.js", sdkConfig: { apiKey, projectId: project } };
    }
    case "deploy": {
      if (!existsSync(join(cwd, "firebase.json"))) {
        throw new Refused("Not in a Firebase app directory (could not locate firebase.json)");
      }
      print("=== Deploying ...\n");
      if (state.deployError !== null) throw new Refused(state.deployError);
      save({ ...state, firestore: true, database: state.database ?? placeOfDatabase(cwd) });
      print("✔  Deploy complete!\n");
      return undefined;
    }
    default:
      throw new Error(`the stand-in does not know ${words.join(" ")}`);
  }
}

/** Where the CLI would make the database: the United States when nothing is said. */
function placeOfDatabase(folder: string): string {
  const config = JSON.parse(readFileSync(join(folder, "firebase.json"), "utf8")) as {
    firestore?: { location?: string };
  };
  return config.firestore?.location ?? "nam5";
}
