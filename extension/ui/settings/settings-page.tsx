import { useStore } from "@nanostores/react";
import { dashboardWords } from "../../words/dashboard.ts";
import type { DashboardProps } from "../dashboard/api.ts";

/** The page `settings` of the dashboard. */
export function SettingsPage(_props: DashboardProps) {
  const t = useStore(dashboardWords);
  return <h1>{t.settings}</h1>;
}
