import "./facts.css";

/** What is the case, line by line: a name, and what stands for it. */
export function Facts({
  facts,
}: {
  /** Null: not this one. */
  readonly facts: readonly (readonly [name: string, fact: string] | null)[];
}) {
  return (
    <dl className="facts">
      {facts.map((fact) =>
        fact === null ? null : (
          <div key={fact[0]}>
            <dt>{fact[0]}</dt>
            <dd dir="auto">{fact[1]}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
