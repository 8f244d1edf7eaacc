import { element, find } from "./dom.ts";

/** The black bar at the bottom left: "Message sent  Undo  View message". It stays until the next one. */
export function showSnackbar(
  text: string,
  actions: Readonly<Record<string, () => void>> = {},
): void {
  const bar = find(document, ".snackbar");
  bar.replaceChildren(element("span.bAq", {}, text));
  for (const [label, act] of Object.entries(actions)) {
    bar.append(element("span.ag", { role: "link", tabindex: "0", click: act }, label));
  }
  bar.hidden = false;
}
