type Value = string | ((event: Event) => void) | boolean;

/**
 * Makes an element: `element("div.aoP.x", { role: "dialog", click: onClick }, child, "text")`. A function is a listener
 * for the event of that name; `true` is an attribute without a value; `false` leaves it out.
 */
export function element(
  tagAndClasses: string,
  attributes: Readonly<Record<string, Value>> = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const [tag = "div", ...classes] = tagAndClasses.split(".");
  const made = document.createElement(tag);
  if (classes.length > 0) made.className = classes.join(" ");
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (typeof value === "string") made.setAttribute(name, value);
    else if (value) made.setAttribute(name, "");
  }
  made.append(...children);
  return made;
}

/** Puts `inner` into as many plain wrappers as `tags` names, outermost first. Gmail's markup is deep. */
export function wrap(tags: readonly string[], ...inner: readonly (Node | string)[]): HTMLElement {
  const [outermost = "div", ...rest] = tags;
  return rest.length === 0
    ? element(outermost, {}, ...inner)
    : element(outermost, {}, wrap(rest, ...inner));
}

/** @throws when the page lacks it: the stand-in's own markup is wrong then. */
export function find(root: ParentNode, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`The page has no ${selector}`);
  return found;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
