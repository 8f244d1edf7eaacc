/**
 * A document with fresh text between its markers, `<!-- <name> -->` and `<!-- /<name> -->`.
 * @throws when a marker is missing, or a part has none.
 */
export function fillDocument(document: string, parts: ReadonlyMap<string, string>): string {
  let filled = document;
  for (const [name, text] of parts) {
    const begin = `<!-- ${name} -->`;
    const end = `<!-- /${name} -->`;
    const from = filled.indexOf(begin);
    const to = filled.indexOf(end);
    if (from < 0 || to < from) throw new Error(`there is no ${begin} … ${end}`);
    filled = `${filled.slice(0, from + begin.length)}\n\n${text}\n\n${filled.slice(to)}`;
  }
  return filled;
}
