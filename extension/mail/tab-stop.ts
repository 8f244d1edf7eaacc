const MARKS = "[data-sightline-button][data-sightline-in-list]";
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Makes one of a list's marks, and never more, a stop of the Tab key: a list of fifty would else be fifty presses long.
 * From there the arrows lead up and down.
 */
export function shareTabStop(mark: HTMLElement, closed: AbortSignal): void {
  mark.dataset["sightlineInList"] = "";
  const others = siblingsOf(mark);
  mark.tabIndex = others.some((other) => other !== mark && other.tabIndex === 0) ? -1 : 0;
  mark.addEventListener("focus", () => moveTo(mark), { signal: closed });
  mark.addEventListener(
    "keydown",
    (event) => {
      const step = STEPS[event.key];
      if (step === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const marks = siblingsOf(mark);
      marks[marks.indexOf(mark) + step]?.focus();
    },
    { signal: closed },
  );
}

/** Before a mark is taken away: another one of its list is within reach in its place. */
export function giveUpTabStop(mark: HTMLElement): void {
  if (mark.tabIndex !== 0) return;
  mark.tabIndex = -1;
  const next = siblingsOf(mark).find((other) => other !== mark);
  if (next !== undefined) next.tabIndex = 0;
}

function moveTo(mark: HTMLElement): void {
  for (const other of siblingsOf(mark)) other.tabIndex = other === mark ? 0 : -1;
}

function siblingsOf(mark: HTMLElement): HTMLElement[] {
  const list =
    mark.closest("table, [role=listbox], [role=grid], [role=main]") ?? mark.parentElement;
  return [...(list?.querySelectorAll<HTMLElement>(MARKS) ?? [])];
}
