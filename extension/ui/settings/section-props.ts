import type { Preferences } from "../../preferences.ts";
import type { DashboardProps } from "../dashboard/api.ts";

/** What each section of the settings is given. */
export interface SectionProps extends DashboardProps {
  readonly chosen: Preferences;
}
