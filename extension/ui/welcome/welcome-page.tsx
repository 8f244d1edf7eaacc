import { useStore } from "@nanostores/react";
import { dashboardWords } from "../../words/dashboard.ts";
import type { DashboardProps } from "../dashboard/api.ts";

/** The page `welcome` of the dashboard. */
export function WelcomePage(_props: DashboardProps) {
  const t = useStore(dashboardWords);
  return <h1>{t.welcome}</h1>;
}
