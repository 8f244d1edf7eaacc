/** What the colours and patterns of a chart stand for. Charts themselves are not read out; their tables are. */
export function Legend({
  of,
}: {
  readonly of: readonly { readonly mark: string; readonly label: string }[];
}) {
  return (
    <ul className="legend" aria-hidden="true">
      {of.map(({ mark, label }) => (
        <li key={mark}>
          <span className="legend-mark" data-mark={mark} />
          {label}
        </li>
      ))}
    </ul>
  );
}
