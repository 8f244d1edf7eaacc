import { useStore } from "@nanostores/react";
import { dashboardWords } from "../../words/dashboard.ts";
import type { DashboardProps } from "../dashboard/api.ts";

/** The page `insights` of the dashboard. */
export function InsightsPage(_props: DashboardProps) {
  const t = useStore(dashboardWords);
  return <h1>{t.insights}</h1>;
}
