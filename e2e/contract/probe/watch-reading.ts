import type {
  ListRow,
  MailClient,
  OpenMessage,
  OpenThread,
} from "../../../extension/mail/mail-client.ts";
import type { Held } from "./orders.ts";
import { LAUNCHER } from "./notes.ts";
import type { ProbePage } from "./probe-page.ts";

/** Keeps every row, thread and message that the port hands over. */
export function watchReading(client: MailClient, probe: ProbePage, held: Held): void {
  client.onListRow((row) => keepRow(row, probe, held), probe.signal);
  client.onThread((thread) => keepThread(thread, probe, held), probe.signal);
  client.onMessage((message) => keepMessage(message, probe, held), probe.signal);
  client.onMailPage((page) => {
    const id = probe.newId();
    page.closed.addEventListener("abort", () => probe.note({ what: "closed", id }));
    page.onContents(() => probe.handle({ what: "contents changed", id }));
    probe.handle({ what: "mail page", id });
  }, probe.signal);
  client.addLauncher(
    { title: () => LAUNCHER, press: () => probe.handle({ what: "launched" }) },
    probe.signal,
  );
  client.onFeatureOff((feature) => probe.handle({ what: "feature off", feature }), probe.signal);
}

function keepRow(row: ListRow, probe: ProbePage, held: Held): void {
  const id = probe.newId();
  held.rows.set(id, {
    marked: row,
    handlers: {
      press: pressedBy(id, probe),
      point: () => probe.handle({ what: "mark pointed at", id }),
      leave: () => probe.handle({ what: "mark left", id }),
    },
  });
  row.closed.addEventListener("abort", () => probe.note({ what: "closed", id }));
  probe.handle({ what: "row", id, threadId: row.threadId });
}

function pressedBy(id: string, probe: ProbePage): (button: HTMLElement) => void {
  return (button) =>
    probe.handle({ what: "mark pressed", id, expanded: button.getAttribute("aria-expanded") });
}

function keepThread(thread: OpenThread, probe: ProbePage, held: Held): void {
  const { account, threadId, closed } = thread;
  const id = probe.newId();
  held.threads.set(id, thread);
  closed.addEventListener("abort", () => probe.note({ what: "closed", id }));
  thread.onMessages(() => probe.handle({ what: "messages changed", id }));
  probe.handle({ what: "thread", id, account, threadId });
}

function keepMessage(message: OpenMessage, probe: ProbePage, held: Held): void {
  const { threadId, messageId, closed } = message;
  const id = probe.newId();
  held.messages.set(id, { marked: message, handlers: { press: pressedBy(id, probe) } });
  closed.addEventListener("abort", () => probe.note({ what: "closed", id }));
  message.onContents(() => probe.handle({ what: "contents changed", id }));
  probe.handle({ what: "message", id, threadId, messageId });
}
