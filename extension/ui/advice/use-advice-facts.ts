import { useEffect, useState, useSyncExternalStore } from "react";
import { gmailPages, outlookPages } from "../../mail/mail-hosts.ts";
import { permissionPatterns } from "../../pairing/server-address.ts";
import { preferences } from "../../preferences.ts";
import { protection } from "../../self/protection.ts";
import type { Member } from "../connect/membership.tsx";
import { useStored } from "../kit/live.ts";
import type { AdviceApi, AdviceFacts, Allowed } from "./facts.ts";

/** What may be wrong, followed; null until all of it was read. */
export function useAdviceFacts(
  api: Pick<AdviceApi, "permissions" | "notifications">,
  { session, connection, problem }: Pick<Member, "session" | "connection" | "problem">,
): AdviceFacts | null {
  const chosen = useStored(preferences);
  const guarded = useStored(protection);
  const allowed = useAllowed(api, session.server);
  const isOnline = useSyncExternalStore(followNetwork, () => navigator.onLine);
  if (chosen === undefined || guarded === undefined || allowed === null) return null;
  return { session, connection, problem, protection: guarded, chosen, allowed, isOnline };
}

/** Asked again whenever somebody comes back to the page, for it is changed elsewhere. */
function useAllowed(
  { permissions, notifications }: Pick<AdviceApi, "permissions" | "notifications">,
  server: string,
): Allowed | null {
  const [allowed, setAllowed] = useState<Allowed | null>(null);
  useEffect(() => {
    const left = new AbortController();
    const has = (origins: string[]) => permissions.contains({ origins }).catch(() => true);
    const look = async () => {
      const [toServer, toGmail, toOutlook, level] = await Promise.all([
        has(permissionPatterns([server])),
        has(gmailPages),
        Promise.all(outlookPages.map((page) => has([page]))),
        notifications.getPermissionLevel().catch(() => "granted"),
      ]);
      if (left.signal.aborted) return;
      setAllowed({
        server: toServer,
        mail: toGmail || toOutlook.includes(true),
        notifications: level !== "denied",
      });
    };
    void look();
    const { signal } = left;
    document.addEventListener("visibilitychange", () => void look(), { signal });
    addEventListener("focus", () => void look(), { signal });
    return () => left.abort();
  }, [permissions, notifications, server]);
  return allowed;
}

function followNetwork(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}
