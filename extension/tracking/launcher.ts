import type { Drawer } from "../inset/drawer.ts";
import type { MailClient } from "../mail/mail-client.ts";
import { pageInsetWords } from "../words/page-inset.ts";
import type { BackgroundLink } from "./background-link.ts";
import type { StatusBook } from "./status-book.ts";

interface LauncherOptions {
  readonly client: Pick<MailClient, "addLauncher" | "onThread">;
  readonly book: Pick<StatusBook, "follow">;
  readonly link: Pick<BackgroundLink, "openDashboard">;
  readonly drawer: Pick<Drawer, "toggle">;
  /** Aborted when the extension was reloaded. */
  readonly signal: AbortSignal;
}

/** Puts the launcher into the page: it opens the drawer of the conversation before the rep where a mail of it is tracked, else the dashboard. */
export function addLauncher({ client, book, link, drawer, signal }: LauncherOptions): void {
  let shown: string | null = null;
  client.onThread(({ threadId, closed }) => {
    book.follow(
      threadId,
      ({ messages }) => {
        if (Object.keys(messages).length > 0) shown = threadId;
        else if (shown === threadId) shown = null;
      },
      closed,
    );
    closed.addEventListener("abort", () => {
      if (shown === threadId) shown = null;
    });
  }, signal);
  client.addLauncher(
    {
      title() {
        const t = pageInsetWords.get();
        return shown === null ? t.launchDashboard : t.launchThread;
      },
      press(button) {
        if (shown !== null) drawer.toggle({ threadId: shown, mailMessageId: null }, button);
        // Fails only when the extension was reloaded a moment ago, and then the launcher goes.
        else link.openDashboard().catch(() => undefined);
      },
    },
    signal,
  );
}
