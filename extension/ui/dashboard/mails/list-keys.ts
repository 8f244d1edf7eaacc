/**
 * To which row a key leads, by its index; null for a key that leads to none.
 * @param page how many rows are in sight
 */
export function keyStep(
  key: string,
  { at, last, page }: { readonly at: number; readonly last: number; readonly page: number },
): number | null {
  switch (key) {
    case "ArrowDown":
      return Math.min(last, at + 1);
    case "ArrowUp":
      return Math.max(0, at - 1);
    case "PageDown":
      return Math.min(last, at + page);
    case "PageUp":
      return Math.max(0, at - page);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
