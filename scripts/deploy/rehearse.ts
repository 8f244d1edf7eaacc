import type { DeployOptions, DeployTools } from "./deploy-project.ts";
import { isProjectId, wrongProjectId } from "./choose-project.ts";
import { pathsOf, readGiven } from "./kept-values.ts";
import type { Outcome } from "./outcome.ts";
import { findMissing, withDefaults } from "./parameter-values.ts";
import { showPlan } from "./show-plan.ts";
import { stageAndPlan } from "./stage.ts";
import type { UploadPlan } from "./upload-plan.ts";

/** Everything but the upload, without a login and without a network. */
export async function rehearseDeployment(
  options: DeployOptions,
  tools: Pick<DeployTools, "root" | "keep" | "say" | "build">,
): Promise<Outcome<UploadPlan>> {
  const project = options.project ?? "demo-sightline";
  if (!isProjectId(project)) return wrongProjectId(project);
  const paths = pathsOf(tools.keep, project);
  const given = readGiven(options.params, paths.saved);
  if (given.kind === "stopped") return given;
  tools.say("Building …");
  const built = await tools.build();
  if (built.kind === "stopped") return built;
  const values = withDefaults(given.value.values, project);
  const planned = await stageAndPlan({
    root: tools.root,
    folder: paths.rehearsal,
    project,
    values,
  });
  if (planned.kind === "stopped") return planned;
  for (const line of showPlan(planned.value)) tools.say(line);
  const missing = findMissing(values, project).map(({ name }) => name);
  if (missing.length > 0) tools.say(`\nWill be asked for: ${missing.join(", ")}`);
  tools.say(`\nNothing was uploaded. What would be lies in ${paths.rehearsal}`);
  return planned;
}
