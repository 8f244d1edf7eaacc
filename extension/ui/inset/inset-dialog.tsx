import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import type { PageLink } from "../../inset/page-link.ts";
import type { Show } from "./inset-world.ts";

const REACHABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select, summary, [tabindex="0"]';

/** A frame of which nothing is in sight lays nothing out. It says after this long what it is, as well as it knows. */
const OUT_OF_SIGHT_MS = 150;

/**
 * What fills the frame: takes the keyboard when it is told to, keeps it until Escape gives it back, and says how high it
 * is as soon as there is something to see.
 */
export function InsetDialog({
  view,
  name,
  show,
  link,
  isDrawn,
  children,
}: {
  readonly view: Show["shown"]["view"];
  /** What is read out when the keyboard comes in. */
  readonly name: string;
  readonly show: Pick<Show, "serial" | "focus">;
  readonly link: PageLink;
  /** Whether what it shows is known; until then the frame stays out of sight. */
  readonly isDrawn: boolean;
  readonly children: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  const { serial } = show;

  useLayoutEffect(() => {
    const dialog = root.current;
    if (dialog === null || !isDrawn) return undefined;
    const tell = (): void => {
      clearTimeout(late);
      const height = Math.ceil(dialog.getBoundingClientRect().height);
      link.tell({ type: "size", serial, height });
    };
    const late = setTimeout(tell, OUT_OF_SIGHT_MS);
    // Called when all of it is laid out: a frame that just came into sight learns only then how wide it is.
    const observer = new ResizeObserver(tell);
    observer.observe(dialog);
    return () => {
      clearTimeout(late);
      observer.disconnect();
    };
  }, [link, serial, isDrawn]);

  useEffect(() => {
    if (!show.focus || !isDrawn) return undefined;
    root.current?.focus();
    // When the page gives the frame the focus only now, the browser takes it from whatever had it.
    const take = (): void => {
      if (document.activeElement === document.body) root.current?.focus();
    };
    addEventListener("focus", take);
    return () => removeEventListener("focus", take);
  }, [show, isDrawn]);

  useEffect(() => {
    const close = (event: globalThis.KeyboardEvent): void => {
      // What is open within the view, a reading say, takes it first.
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      link.tell({ type: "close", returnFocus: true });
    };
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  }, [link]);

  return (
    <div
      ref={root}
      className="inset"
      data-view={view}
      role="dialog"
      aria-label={name}
      tabIndex={-1}
      onKeyDown={(event) => keepInside(event, root.current)}
    >
      {children}
    </div>
  );
}

/** After the last one comes the first, for what lies beyond the frame is the page's. */
function keepInside(event: KeyboardEvent, root: HTMLElement | null): void {
  if (event.key !== "Tab" || root === null || !root.contains(event.target as Node)) return;
  const reachable = [...root.querySelectorAll<HTMLElement>(REACHABLE)].filter((one) =>
    one.checkVisibility(),
  );
  const [first] = reachable;
  const last = reachable.at(-1);
  const isAtStart = event.target === first || event.target === root;
  const next = event.shiftKey ? (isAtStart ? last : null) : event.target === last ? first : null;
  if (next === null || next === undefined) return;
  event.preventDefault();
  next.focus();
}
