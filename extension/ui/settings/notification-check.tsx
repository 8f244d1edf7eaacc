import { useStore } from "@nanostores/react";
import { useState } from "react";
import { timeOfDay } from "../../i18n/format.ts";
import { notificationHelpWords } from "../../words/notification-help.ts";
import type { DashboardApi } from "../dashboard/api.ts";
import { Button } from "../kit/button.tsx";
import { useStored } from "../kit/live.ts";
import { Skeleton } from "../kit/states.tsx";
import "./notification-check.css";
import { testSeen } from "./notification-test.ts";
import type { Permission } from "./permission.ts";

type Test =
  | { readonly is: "none" | "failed" }
  | { readonly is: "sent"; /** Milliseconds since 1970. */ readonly at: number };

/**
 * Whether notifications can be seen: what the browser says, a test whose outcome only the rep can see, and how to turn them
 * on.
 */
export function NotificationCheck({
  api,
  permission,
}: {
  readonly api: Pick<DashboardApi, "notifications">;
  readonly permission: Permission | null;
}) {
  const t = useStore(notificationHelpWords);
  const said = useStored(testSeen);
  const [test, setTest] = useState<Test>({ is: "none" });
  if (permission === null || said === undefined) return <Skeleton height={60} />;

  const send = async () => {
    try {
      await api.notifications.create({
        type: "basic",
        iconUrl: "/icon/128.png",
        title: t.testTitle,
        message: t.testMessage,
      });
      await testSeen.setValue(null);
      setTest({ is: "sent", at: Date.now() });
    } catch {
      setTest({ is: "failed" });
    }
  };
  const answer = (seen: "seen" | "not-seen") => {
    setTest({ is: "none" });
    void testSeen.setValue(seen);
  };

  const isFine = permission === "granted" && said !== "not-seen";
  return (
    <div className="notification-check">
      <p data-tone={isFine ? "fine" : "wrong"}>
        <strong>
          {permission === "granted" ? t.granted : permission === "denied" ? t.denied : t.unknown}
        </strong>{" "}
        {permission === "denied" ? t.deniedHint : null}
        {permission === "granted" && said === null ? t.grantedHint : null}
        {permission === "granted" && said === "seen" ? t.wasSeen : null}
        {permission === "granted" && said === "not-seen" ? t.wasNotSeen : null}
      </p>
      {test.is === "sent" ? (
        <div className="buttons" role="status">
          <p className="button-note">{t.sent({ time: timeOfDay(test.at) })}</p>
          <Button onClick={() => answer("seen")}>{t.seen}</Button>
          <Button onClick={() => answer("not-seen")}>{t.notSeen}</Button>
        </div>
      ) : (
        <div className="buttons">
          <Button disabled={permission === "denied"} onClick={() => void send()}>
            {t.test}
          </Button>
          {test.is === "failed" ? (
            <p className="button-note error" role="alert">
              {t.failed}
            </p>
          ) : null}
        </div>
      )}
      {/* Opened where it is needed, and there for whoever looks for it. */}
      <details key={String(isFine)} open={!isFine}>
        <summary>{t.how}</summary>
        <p>{t.chrome}</p>
        <p>{t[systemOf(navigator.userAgent)]}</p>
      </details>
    </div>
  );
}

/** Whose settings are to be looked at. */
function systemOf(userAgent: string): "windows" | "mac" | "chromeos" | "linux" {
  if (userAgent.includes("Windows")) return "windows";
  if (userAgent.includes("Mac OS")) return "mac";
  return userAgent.includes("CrOS") ? "chromeos" : "linux";
}
