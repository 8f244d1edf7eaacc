/** Why a deployment cannot go on, said so that the reader can do something about it. */
export interface Obstacle {
  /** What failed, as a sentence. */
  readonly what: string;
  /** As far as it is known; often the last words of a tool. */
  readonly why?: string;
  /** What to do: commands, addresses, sentences. */
  readonly next: readonly string[];
}

/** An expected end of a step: its value, or what stands in the way. */
export type Outcome<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "stopped"; readonly obstacle: Obstacle };

/** A step that came to its end. */
export function done<T>(value: T): Outcome<T> {
  return { kind: "done", value };
}

/** A step that cannot go on. */
export function stopped(obstacle: Obstacle): Outcome<never> {
  return { kind: "stopped", obstacle };
}

/** The lines that tell a person about an obstacle. */
export function tellObstacle({ what, why, next }: Obstacle): string[] {
  const lines = ["", `✗ ${what}`];
  if (why !== undefined) lines.push(`  Why: ${why.replaceAll("\n", "\n       ")}`);
  for (const [index, step] of next.entries()) {
    lines.push(`${index === 0 ? "  Do:  " : "       "}${step}`);
  }
  return lines;
}
