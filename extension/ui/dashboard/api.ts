import type { SightlineDatabase } from "../../db/database.ts";
import type { PopupApi } from "../popup/background.ts";

/** What the dashboard's pages need of the browser. */
export interface DashboardApi extends PopupApi {
  readonly runtime: PopupApi["runtime"] & { getManifest(): { readonly version: string } };
  readonly notifications: PopupApi["notifications"] & {
    create(options: {
      type: "basic";
      iconUrl: string;
      title: string;
      message: string;
    }): Promise<string>;
  };
}

/** What each page of the dashboard is given. */
export interface DashboardProps {
  readonly api: DashboardApi;
  readonly db: SightlineDatabase;
}
