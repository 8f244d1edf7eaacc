import { useStore } from "@nanostores/react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { session } from "../../session.ts";
import { connection } from "../../sync/connection.ts";
import { dashboardWords } from "../../words/dashboard.ts";
import { ConnectionLine } from "../connect/connection-line.tsx";
import { useStored } from "../kit/live.ts";
import { Mark } from "../kit/mark.tsx";
import { InsightsIcon, MailsIcon, SettingsIcon } from "./icons.tsx";

/** The pages one goes between; `welcome` is gone to by links only. */
export type PageName = "mails" | "insights" | "settings" | "welcome";

/** Beside the page, or above it where that is narrow: the pages, and how it stands with the server. */
export function SideNavigation({ page }: { readonly page: PageName }) {
  const t = useStore(dashboardWords);
  const member = useStored(session);
  const item = (name: PageName, href: string, icon: ReactNode) => (
    <li>
      <Link href={href} aria-current={page === name ? "page" : undefined}>
        {icon}
        {t[name]}
      </Link>
    </li>
  );
  const state = useStored(connection);
  return (
    <header className="side">
      <p className="side-brand">
        <Mark />
        Sightline
      </p>
      <nav aria-label={t.pages}>
        <ul>
          {item("mails", "/", <MailsIcon />)}
          {item("insights", "/insights", <InsightsIcon />)}
          {item("settings", "/settings", <SettingsIcon />)}
        </ul>
      </nav>
      <div className="side-connection">
        <ConnectionLine connection={state} session={member ?? null} />
        {member ? (
          <p className="side-server" title={member.server}>
            {new URL(member.server).host}
          </p>
        ) : null}
      </div>
    </header>
  );
}
