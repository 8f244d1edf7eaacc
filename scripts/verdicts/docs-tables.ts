import type { HitKind, Verdict } from "../../shared/event.ts";
import { explain, speaksFor } from "../../shared/verdict/explain.ts";
import { CONFIDENCE, isReasonCode, type ReasonCode } from "../../shared/verdict/reasons.ts";
import { REFINEMENT_NOTES } from "../../shared/verdict/refinement-notes.ts";
import type { Refinement } from "../../shared/verdict/refinement.ts";
import { REFINEMENTS } from "../../shared/verdict/refinements.ts";
import { RULE_SET } from "../../shared/verdict/rule-set.ts";
import type { Evidence, Provider, ProviderKind, Source } from "../../shared/verdict/rule-types.ts";
import { SENTENCES } from "../../shared/verdict/sentences.ts";
import { conditionWords } from "./docs-conditions.ts";

const KINDS: readonly (readonly [ProviderKind, string])[] = [
  ["mail-proxy", "Proxies of mail providers (`mail-proxy`): they fetch pictures for their users"],
  ["mail-network", "Networks of mail providers (`mail-network`)"],
  ["mail-program", "Mail programs (`mail-program`)"],
  ["gateway", "Mail security (`gateway`)"],
  ["preview", "Link previews (`preview`)"],
  ["library", "Programs (`library`)"],
  ["relay", "Relays (`relay`): people's browsers come out of them"],
  ["web-gateway", "Web gateways (`web-gateway`): whole companies' browsers come out of them"],
  ["cloud", "Clouds (`cloud`): servers stand there"],
];

/** The generated parts of docs/verdicts.md, by the name of their marker. */
export function verdictTables(): ReadonlyMap<string, string> {
  return new Map([
    ["order", orderTable()],
    ["rules", rulesTable()],
    ["providers", KINDS.map(([kind, title]) => providersTable(kind, title)).join("\n\n")],
    ["refinements", refinementsTable()],
    ["reasons", reasonsTable()],
  ]);
}

/** What the server may say, in the order in which it decides. */
function orderTable(): string {
  const given = new Map<ReasonCode, Set<string>>();
  const add = (evidence: Evidence | null, kind: HitKind): void => {
    if (evidence === null) return;
    const makes = given.get(evidence.reason) ?? new Set();
    given.set(evidence.reason, makes.add(`${kind}: ${evidence.verdict}`));
  };
  for (const kind of ["open", "click"] as const) {
    for (const { means } of RULE_SET.providers) add(means[kind], kind);
    for (const { id, verdict } of RULE_SET.rules) {
      const made = verdict[kind];
      add(made === undefined ? null : { verdict: made, reason: id }, kind);
    }
    add({ verdict: "person", reason: "ordinary-program" }, kind);
  }
  const rows = RULE_SET.order
    .filter((reason) => given.has(reason))
    .map((reason, index) => [
      String(index + 1),
      `\`${reason}\``,
      [...(given.get(reason) ?? [])].join(", "),
      CONFIDENCE[reason],
    ]);
  return table(["", "evidence", "what it makes", "confidence"], rows);
}

function rulesTable(): string {
  const rows = RULE_SET.rules.map(({ id, when, verdict, source }) => [
    `\`${id}\``,
    conditionWords(when),
    verdict.open ?? "",
    verdict.click ?? "",
    sourceWords(source),
  ]);
  return table(["rule", "when", "an open", "a click", "source"], rows);
}

function providersTable(kind: ProviderKind, title: string): string {
  const rows = RULE_SET.providers
    .filter((provider) => provider.kind === kind)
    .map(({ id, name, match, network, means, source }) => [
      `\`${id}\``,
      name,
      conditionWords(match),
      meansWords(means, "open"),
      meansWords(means, "click"),
      network === "unknown" ? "" : network,
      sourceWords(source),
    ]);
  const head = ["id", "who", "known by", "an open", "a click", "network", "source"];
  return `### ${title}\n\n${table(head, rows)}`;
}

function refinementsTable(): string {
  const given = ({ gives }: Refinement, kind: HitKind): Verdict | "remark" | "" =>
    gives[kind] ?? "";
  const rows = REFINEMENTS.map((refinement, index) => {
    const { description, source, date } = REFINEMENT_NOTES[refinement.id];
    return [
      String(index + 1),
      `\`${refinement.id}\``,
      description,
      given(refinement, "open"),
      given(refinement, "click"),
      sourceWords({ from: source, date }),
    ];
  });
  return table(["", "evidence", "what it looks at", "an open", "a click", "source"], rows);
}

/** Every sentence, as an example of it reads. */
function reasonsTable(): string {
  const rows = Object.keys(SENTENCES)
    .filter(isReasonCode)
    .map((code) => [
      `\`${code}\``,
      explain(code, exampleOf(code)),
      speaksFor(code) === "neither" ? "" : speaksFor(code),
      CONFIDENCE[code],
    ]);
  return table(["evidence", "as people read it", "speaks for", "confidence"], rows);
}

/** A hit of which the sentence is true: by a provider that gives it, where one does. */
function exampleOf(code: ReasonCode): Parameters<typeof explain>[1] {
  for (const kind of ["open", "click"] as const) {
    const found = RULE_SET.providers.find(({ means }) => means[kind]?.reason === code);
    if (found !== undefined) return { family: found.family, age: 1, kind };
    const rule = RULE_SET.rules.find(({ id, verdict }) => id === code && verdict[kind]);
    if (rule !== undefined) return { family: ruleFamily(rule.when.provider?.ids), age: 1, kind };
  }
  return { family: "", age: 1, kind: "open" };
}

function ruleFamily(ids: readonly string[] = []): string {
  return RULE_SET.providers.find(({ id }) => ids.includes(id))?.family ?? "";
}

function meansWords(means: Provider["means"], kind: HitKind): string {
  const evidence = means[kind];
  return evidence === null ? "" : `${evidence.verdict}, \`${evidence.reason}\``;
}

function sourceWords({ from, date }: Source): string {
  return `${from.replace(/https?:\/\/[^\s,]+/g, "<$&>")} (${date})`;
}

/** In the form that the formatter gives to tables. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  const [first = [], ...others] = cells;
  return [line(first), rule, ...others.map(line)].join("\n");
}
