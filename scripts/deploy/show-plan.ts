import type { Endpoint } from "./firebase-tools.ts";
import { PARAMETERS } from "./parameters.ts";
import type { UploadPlan } from "./upload-plan.ts";

/** The lines that show a person what an upload would bring. Values of secrets are not known here, and so never shown. */
export function showPlan(plan: UploadPlan): string[] {
  const lines: string[] = [];
  for (const { name, files, functions } of plan.codebases) {
    const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    lines.push("", `Codebase ${name}: ${count(files.length, "file")}, ${size(total)}`);
    for (const { path, bytes } of files) lines.push(`  ${size(bytes).padStart(9)}  ${path}`);
    for (const endpoint of functions) lines.push(`  ${endpoint.id}  ${describe(endpoint)}`);
  }
  lines.push("", "Parameters");
  const parameters = Object.assign({}, ...plan.codebases.map(({ values }) => values)) as Record<
    string,
    string
  >;
  for (const [name, value] of Object.entries(parameters)) {
    lines.push(`  ${name}=${value}${value === "" && isUnknown(name) ? "(not known yet)" : ""}`);
  }
  const secrets = new Set(
    plan.codebases.flatMap(({ functions }) => functions.flatMap((endpoint) => secretsOf(endpoint))),
  );
  lines.push(
    "",
    `Secrets, in Secret Manager, never shown: ${[...secrets].sort().join(", ") || "none"}`,
  );

  const { indexes, fieldOverrides } = plan.indexes;
  lines.push(
    "",
    `Firestore rules: ${plan.rules.path}, ${count(plan.rules.lines, "line")}; everything is denied`,
  );
  lines.push(
    `Firestore indexes: ${indexes.length} composite; ${count(fieldOverrides.length, "field")} with settings of its own`,
  );
  for (const { collectionGroup, fieldPath, ttl, indexes: kept } of fieldOverrides) {
    const orders = kept.map(({ queryScope, order }) => `${order ?? "array"} in ${queryScope}`);
    const how = orders.length > 0 ? orders.join(", ") : "not indexed";
    lines.push(
      `  ${collectionGroup}.${fieldPath}: ${how}${ttl === true ? "; deletes documents (TTL)" : ""}`,
    );
  }
  lines.push("", `Hosting: ${count(plan.hosting.files.length, "file")}`);
  for (const { path, bytes } of plan.hosting.files) {
    lines.push(`  ${size(bytes).padStart(9)}  ${path}`);
  }
  for (const { regex, function: target } of plan.hosting.rewrites) {
    lines.push(
      `  ${regex} → ${target.functionId}${target.region === undefined ? "" : ` (${target.region})`}`,
    );
  }
  return lines;
}

function describe(endpoint: Endpoint): string {
  const { availableMemoryMb, concurrency, minInstances, maxInstances, timeoutSeconds } = endpoint;
  const secrets = secretsOf(endpoint);
  const facts = [
    endpoint.region,
    `${availableMemoryMb ?? 256} MiB`,
    `${concurrency ?? 80} at once`,
    `${minInstances ?? 0} kept warm`,
    ...(typeof maxInstances === "number" ? [`at most ${count(maxInstances, "instance")}`] : []),
    `${timeoutSeconds ?? 60} s`,
    triggerOf(endpoint),
    endpoint.runtime,
    ...(secrets.length > 0 ? [`secrets ${secrets.join(", ")}`] : []),
  ];
  return facts.join(" · ");
}

function triggerOf({
  httpsTrigger,
  taskQueueTrigger,
  scheduleTrigger,
  eventTrigger,
}: Endpoint): string {
  if (httpsTrigger !== undefined) return "HTTPS";
  if (taskQueueTrigger !== undefined) return "task queue";
  if (scheduleTrigger !== undefined) return `schedule "${scheduleTrigger.schedule ?? ""}"`;
  if (eventTrigger === undefined) return "no trigger";
  return `event ${eventTrigger.eventType}${eventTrigger.retry === true ? ", retried" : ""}`;
}

function secretsOf({ secretEnvironmentVariables }: Endpoint): string[] {
  return (secretEnvironmentVariables ?? []).map(({ key }) => key);
}

/** Whether an empty value of the parameter means that it is not known yet. */
function isUnknown(name: string): boolean {
  return PARAMETERS.some((parameter) => parameter.name === name && parameter.fallback("") === null);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function size(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`;
  if (bytes < 1_024 ** 2) return `${(bytes / 1_024).toFixed(1)} KB`;
  return `${(bytes / 1_024 ** 2).toFixed(1)} MB`;
}
