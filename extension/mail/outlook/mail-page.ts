import type { ShownMail } from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import { watchShownMail } from "../shown-mail.ts";
import { lookWhenChanged } from "./look-when-changed.ts";

/** A window that a script has made: to print a mail, or to show it apart. Forms stand in some, too, and say so. */
export function watchMailPage(
  page: Document,
  handler: (mail: ShownMail) => void,
  signal: AbortSignal,
): void {
  if (signal.aborted || page.defaultView !== page.defaultView?.top) return;
  const shown = watchShownMail(() => page.body, signal);
  signal.addEventListener(
    "abort",
    lookWhenChanged(page, () => shown.look()),
  );
  callSafely(() => handler(shown), undefined);
}
