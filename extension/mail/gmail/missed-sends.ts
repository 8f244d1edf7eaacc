import { callSafely } from "../call-safely.ts";
import type { MissedSend } from "../mail-client.ts";
import { SELECTORS } from "./selectors.ts";

/** InboxSDK looks for the first compose window every two seconds; one it has not found after this it will not find. */
const UNREACHABLE_MS = 8_000;
const LOOK_MS = 2_000;

/** What leaves, or will leave, without Sightline having had the compose window. */
export interface MissedSends {
  /** From now on this compose window is in good hands. */
  readonly attached: (root: Element) => void;
  readonly report: (reason: MissedSend) => void;
  /** Also tells what came before it was called. */
  readonly onMissed: (handler: (reason: MissedSend) => void, signal: AbortSignal) => void;
}

/** Watches the page's own Send buttons; independent of InboxSDK, which may not be there yet, or not at all. */
export function watchMissedSends(page: Document, now: () => number): MissedSends {
  const handlers = new Set<(reason: MissedSend) => void>();
  const early: MissedSend[] = [];
  const attached = new WeakSet<Element>();
  const firstSeen = new WeakMap<Element, number>();

  function report(reason: MissedSend): void {
    if (handlers.size === 0) early.push(reason);
    for (const handler of handlers) callSafely(() => handler(reason), undefined);
  }

  function onPress(event: MouseEvent | KeyboardEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const root = target === null ? null : composeRootOf(target);
    if (target === null || root === null || isAttached(root)) return;
    if (pressesSend(event, target)) report("too-early");
  }

  /** InboxSDK's root and ours may lie in one another. */
  function isAttached(root: Element): boolean {
    for (let element: Element | null = root; element !== null; element = element.parentElement)
      if (attached.has(element)) return true;
    return [...root.querySelectorAll(SELECTORS.composeRoot)].some((inner) => attached.has(inner));
  }

  function lookForUnreachable(): void {
    for (const id of page.querySelectorAll(SELECTORS.composeId)) {
      const root = composeRootOf(id);
      if (root === null || isAttached(root)) continue;
      const since = firstSeen.get(root) ?? now();
      firstSeen.set(root, since);
      if (now() - since < UNREACHABLE_MS) continue;
      clearInterval(looking);
      report("compose-unreachable");
      return;
    }
  }

  page.addEventListener("click", onPress, { capture: true });
  page.addEventListener("keydown", onPress, { capture: true });
  const looking = setInterval(lookForUnreachable, LOOK_MS);
  return {
    attached: (root) => void attached.add(root),
    report,
    onMissed(handler, signal) {
      handlers.add(handler);
      signal.addEventListener("abort", () => handlers.delete(handler));
      for (const reason of early.splice(0)) callSafely(() => handler(reason), undefined);
    },
  };
}

function composeRootOf(element: Element): Element | null {
  const root = element.closest(SELECTORS.composeRoot);
  return root?.querySelector(SELECTORS.composeId) == null ? null : root;
}

function pressesSend(event: MouseEvent | KeyboardEvent, target: Element): boolean {
  const onButton = target.closest(SELECTORS.sendButton) !== null;
  if (!("key" in event)) return onButton;
  if (event.key === "Enter") return onButton || event.ctrlKey || event.metaKey;
  return onButton && event.key === " ";
}
