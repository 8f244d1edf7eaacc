import { useStore } from "@nanostores/react";
import { useMemo } from "react";
import { Link, useLocation } from "wouter";
import { signInState } from "../../identity/sign-in-state.ts";
import { session } from "../../session.ts";
import { connection } from "../../sync/connection.ts";
import { dashboardWords } from "../../words/dashboard.ts";
import { AdviceNotices } from "../advice/advice-notices.tsx";
import "../advice/advice.css";
import type { Member } from "../connect/membership.tsx";
import { tell } from "../connect/requests.ts";
import { useStored } from "../kit/live.ts";
import type { DashboardApi } from "./api.ts";

/** Above the page: what is wrong, and the next best thing to do about it. Nothing where all is well. */
export function Banner({ api }: { readonly api: DashboardApi }) {
  const t = useStore(dashboardWords);
  const [, navigate] = useLocation();
  const own = useStored(session);
  const state = useStored(connection);
  const signIn = useStored(signInState);
  const member = useMemo<Member | null>(() => {
    if (!own || state === undefined || signIn === undefined) return null;
    const toServer = (): void => navigate("/settings/server");
    return {
      session: own,
      connection: state,
      problem: signIn?.phase === "failed" ? signIn.problem : null,
      // Where questions have room.
      renew: toServer,
      switchAccount: toServer,
      leave: toServer,
      dismiss: () => tell(api, { type: "cancel-sign-in" }),
    };
  }, [api, own, state, signIn, navigate]);

  if (own === null) {
    return (
      <div className="advice" role="status">
        <div className="advice-text">
          <p>
            <strong>{t.notConnected}</strong> {t.notConnectedHint}
          </p>
        </div>
        <Link className="button" data-kind="primary" href="/welcome">
          {t.connect}
        </Link>
      </div>
    );
  }
  return member === null ? null : <AdviceNotices api={api} member={member} />;
}
