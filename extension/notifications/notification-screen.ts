import type { NotificationArea, NotificationOptions } from "./notification-options.ts";

/** For tests: a system that shows notifications, and what the rep saw of it. */
export function notificationScreen() {
  const standing = new Map<string, NotificationOptions>();
  const alerts: string[] = [];
  const area: NotificationArea = {
    create: async (id, options) => {
      alerts.push(options.title ?? "");
      standing.set(id, options);
    },
    update: async (id, options) => standing.has(id) && standing.set(id, options),
    clear: async (id) => standing.delete(id),
    getAll: async () => Object.fromEntries(standing),
  };
  return {
    area,
    /** The titles of all that alerted, in their order. */
    alerts,
    titles: () => [...standing.values()].map(({ title }) => title),
    messages: () => [...standing.values()].map(({ message }) => message),
    ids: () => [...standing.keys()],
    dismiss: () => standing.clear(),
  };
}
