import { useEffect, useState } from "react";
import type { DashboardApi } from "../dashboard/api.ts";

/** Whether the browser shows this extension's notifications; `unknown` when it does not say. */
export type Permission = "granted" | "denied" | "unknown";

/** How often it is asked while the page is seen, in milliseconds; it is changed elsewhere. */
const askedEveryMs = 2_000;

/** Follows whether notifications are allowed; null until that was asked for the first time. */
export function usePermission(api: Pick<DashboardApi, "notifications">): Permission | null {
  const [permission, setPermission] = useState<Permission | null>(null);
  useEffect(() => {
    const left = new AbortController();
    const look = async () => {
      if (document.visibilityState !== "visible") return;
      const level = await api.notifications.getPermissionLevel().catch(() => "unknown");
      if (left.signal.aborted) return;
      setPermission(level === "granted" || level === "denied" ? level : "unknown");
    };
    void look();
    const timer = setInterval(() => void look(), askedEveryMs);
    document.addEventListener("visibilitychange", () => void look(), { signal: left.signal });
    return () => {
      clearInterval(timer);
      left.abort();
    };
  }, [api]);
  return permission;
}
