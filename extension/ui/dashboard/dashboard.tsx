import { useStore } from "@nanostores/react";
import { lazy, Suspense, useEffect, useRef } from "react";
import { Link, Route, Router, Switch, useLocation, useRoute } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { dashboardWords } from "../../words/dashboard.ts";
import type { DashboardProps } from "./api.ts";
import "./dashboard.css";
import { MailsPage } from "./mails/mails-page.tsx";
import { tell } from "../connect/requests.ts";
import { Toaster } from "../kit/toaster.tsx";
import { Banner } from "./banner.tsx";
import { PageBoundary } from "./page-boundary.tsx";
import { SideNavigation, type PageName } from "./side-navigation.tsx";

const InsightsPage = lazy(() =>
  import("../insights/insights-page.tsx").then((file) => ({ default: file.InsightsPage })),
);
const SettingsPage = lazy(() =>
  import("../settings/settings-page.tsx").then((file) => ({ default: file.SettingsPage })),
);
const WelcomePage = lazy(() =>
  import("../welcome/welcome-page.tsx").then((file) => ({ default: file.WelcomePage })),
);

/** The whole dashboard: the navigation, what is wrong if anything is, and one page by the address's fragment. */
export function Dashboard(props: DashboardProps) {
  return (
    // oxlint-disable-next-line react/hooks -- wouter takes its source of the address as a hook
    <Router hook={useHashLocation}>
      <Toaster>
        <Shell {...props} />
      </Toaster>
    </Router>
  );
}

function Shell(props: DashboardProps) {
  const t = useStore(dashboardWords);
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const page = pageOf(path);
  const [, mail] = useRoute("/mail/:id");
  // Who looks wants the newest, and with push in force the alarm seldom asks.
  useEffect(() => tell(props.api, { type: "sync" }), [props.api]);
  useEffect(() => {
    document.title = t.title({ page: t[page] });
  }, [t, page]);

  return (
    <div className="dashboard">
      <button className="skip" type="button" onClick={() => main.current?.focus()}>
        {t.skip}
      </button>
      <SideNavigation page={page} />
      <main ref={main} className="dashboard-main" tabIndex={-1}>
        {page === "welcome" ? null : <Banner api={props.api} />}
        <PageBoundary key={page}>
          <Suspense fallback={<p className="page-note hint late">{t.loadingPage}</p>}>
            <Switch>
              {/* One element for both, so that the list stays as it stands while mails are looked at. */}
              <Route path={/^\/(?:mail\/[^/]+)?$/}>
                <MailsPage {...props} openId={mail?.id ?? null} />
              </Route>
              <Route path="/insights">
                <InsightsPage {...props} />
              </Route>
              <Route path="/settings/:section?">
                <SettingsPage {...props} />
              </Route>
              <Route path="/welcome">
                <WelcomePage {...props} />
              </Route>
              <Route>
                <div className="page-note">
                  <h1>{t.notFound}</h1>
                  <Link href="/">{t.toMails}</Link>
                </div>
              </Route>
            </Switch>
          </Suspense>
        </PageBoundary>
      </main>
    </div>
  );
}

function pageOf(path: string): PageName {
  const [, first] = path.split("/");
  return first === "insights" || first === "settings" || first === "welcome" ? first : "mails";
}
