import type { NotificationArea as BrowsersArea } from "../../extension/notifications/notification-options.ts";

/** Stands for `browser.notifications`, and remembers what came and went. */
export interface NotificationArea extends BrowsersArea {
  /** Before each delivery: what is cleared in one with a new one for the same mail was replaced, not taken back. */
  begin(): void;
  /** The titles of all that were shown, in their order. */
  shown(): string[];
  /** The titles of those that were taken back, in the order in which they were. */
  withdrawn(): string[];
}

interface Standing {
  readonly id: string;
  readonly title: string;
}

export function createNotificationArea(): NotificationArea {
  const standing = new Map<string, string>();
  const shown: string[] = [];
  const withdrawn: Standing[] = [];
  /** Cleared in this delivery. */
  let cleared: Standing[] = [];

  const settle = (): void => void withdrawn.push(...cleared.splice(0));

  return {
    begin: settle,
    async create(id, { title }) {
      const subject = subjectOf(id);
      cleared = cleared.filter((one) => subjectOf(one.id) !== subject);
      standing.set(id, title);
      shown.push(title);
    },
    async update(id, { title }) {
      standing.set(id, title);
      return true;
    },
    async clear(id) {
      const title = standing.get(id);
      if (title !== undefined) cleared.push({ id, title });
      return standing.delete(id);
    },
    getAll: async () => Object.fromEntries(standing),
    shown: () => shown,
    withdrawn() {
      settle();
      return withdrawn.map(({ title }) => title);
    },
  };
}

/** A notification's id names its mail, and then which hit. */
function subjectOf(id: string): string {
  return id.slice(0, id.lastIndexOf(":"));
}
