export type PageLook = "light" | "dark";

/** Whether a page is dark where an element stands: by the first background behind it that hides what is below. */
export function lookAt(element: Element): PageLook {
  for (let at: Element | null = element.parentElement; at !== null; at = at.parentElement) {
    const color = readColor(getComputedStyle(at).backgroundColor);
    if (color !== null && color.alpha > 0.5) return color.lightness < 0.4 ? "dark" : "light";
  }
  return "light";
}

/** Reads "rgb(1, 2, 3)" and "rgba(1, 2, 3, 0.5)", as browsers give every background without colour spaces of its own. */
function readColor(text: string): { lightness: number; alpha: number } | null {
  const numbers = /^rgba?\(([\d.]+),\s*([\d.]+),\s*([\d.]+)(?:,\s*([\d.]+))?\)$/.exec(text);
  if (numbers === null) return null;
  const [red = 0, green = 0, blue = 0] = numbers.slice(1, 4).map(Number);
  const lightness = (0.299 * red + 0.587 * green + 0.114 * blue) / 255;
  return { lightness, alpha: numbers[4] === undefined ? 1 : Number(numbers[4]) };
}
