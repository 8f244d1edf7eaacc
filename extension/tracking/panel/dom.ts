type Attributes = Readonly<Record<string, string>>;

/** Makes an element; attributes by name, children and text in order. No HTML is parsed: pages may forbid it. */
export function make(
  tag: string,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** @param key the same when the button is drawn anew, so that the focus finds it again */
export function makeButton(
  key: string,
  { text, label = text }: { readonly text: string; readonly label?: string },
  press: () => void,
): HTMLElement {
  const button = make("button", { type: "button", "data-key": key, "aria-label": label }, text);
  button.addEventListener("click", press);
  return button;
}

/** A drawing of lines in the text's colour, 16 by 16; decorative. */
export function drawing(path: string): Element {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
