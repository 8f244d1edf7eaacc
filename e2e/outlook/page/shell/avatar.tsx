const COLOURS = ["#8e562e", "#4f6bed", "#498205", "#c239b3", "#986f0b", "#005b70", "#8764b8"];

/** A person as two letters in a coloured circle. */
export function Avatar({ name }: { readonly name: string }) {
  const initials = name
    .split(/[\s@.]+/)
    .slice(0, 2)
    .map((part) => part.slice(0, 1).toUpperCase())
    .join("");
  const pick = (name.length * 7 + (name.codePointAt(0) ?? 0)) % COLOURS.length;
  const background = COLOURS[pick] ?? "#8764b8";
  return (
    <span className="fui-Avatar avatar" role="img" aria-label={name} style={{ background }}>
      <span className="fui-Avatar__initials" aria-hidden="true">
        {initials}
      </span>
    </span>
  );
}
