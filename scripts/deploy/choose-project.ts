import type { Ask } from "./ask.ts";
import { cancelled } from "./collect-parameters.ts";
import { obstacleOf } from "./failure.ts";
import type { FirebaseCli } from "./firebase-cli.ts";
import { done, type Outcome, stopped } from "./outcome.ts";

/** Google's rule for the id of a project. */
const PROJECT_ID = /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/;

/** Whether the text can be the id of a project. It becomes part of paths and commands. */
export function isProjectId(text: string): boolean {
  return PROJECT_ID.test(text);
}

/** Says what is wrong with an id. */
export function wrongProjectId(text: string): Outcome<never> {
  return stopped({
    what: `"${text}" is not the id of a project.`,
    why: "An id has 6 to 30 lower-case letters, digits and hyphens, and begins with a letter. The display name is not the id.",
    next: ["npx firebase projects:list shows the ids of your projects."],
  });
}

interface Choosing {
  readonly cli: Pick<FirebaseCli, "projects">;
  /** By the command line. */
  readonly wanted: string | null;
  readonly ask: Ask | null;
}

/** The project to deploy to: the wanted one when this account has it, otherwise one that is chosen from its list. */
export async function chooseProject({ cli, wanted, ask }: Choosing): Promise<Outcome<string>> {
  const answer = await cli.projects();
  if (answer.kind === "failed") {
    return stopped(obstacleOf("Could not list this account's projects.", answer.failure, wanted));
  }
  const projects = answer.value;
  if (wanted !== null) {
    if (projects.some(({ projectId }) => projectId === wanted)) return done(wanted);
    const ids = projects.map(({ projectId }) => projectId);
    return stopped({
      what: `This account has no project ${wanted}.`,
      why:
        ids.length > 0
          ? `It has ${ids.slice(0, 20).join(", ")}.`
          : "It has no Firebase project at all.",
      next: [
        "Check the id, or sign in with the account that has it: npx firebase login:add, npx firebase login:use",
        "Or make the project: https://console.firebase.google.com (docs/deploy.md, step 1).",
      ],
    });
  }
  if (projects.length === 0) {
    return stopped({
      what: "This account has no Firebase project.",
      next: ["Make one: https://console.firebase.google.com (docs/deploy.md, step 1)."],
    });
  }
  if (ask === null) {
    return stopped({
      what: "It is not said which project is meant.",
      next: ["npm run deploy -- --project <id>"],
    });
  }
  const choices = projects.map(({ projectId, displayName }) => ({
    name: displayName === undefined ? projectId : `${displayName} (${projectId})`,
    value: projectId,
  }));
  const chosen = await ask.choice("Which project? It should be Sightline's own.", choices);
  return chosen === null ? cancelled() : done(chosen);
}
