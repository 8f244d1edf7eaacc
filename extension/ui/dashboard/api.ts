import type { SightlineDatabase } from "../../db/database.ts";
import type { PopupApi } from "../popup/background.ts";

/** What the dashboard's pages need of the browser. */
export interface DashboardApi extends PopupApi {
  readonly runtime: PopupApi["runtime"] & { getManifest(): { readonly version: string } };
  readonly permissions: PopupApi["permissions"] & {
    contains(access: { origins: string[] }): Promise<boolean>;
  };
  readonly notifications: {
    getPermissionLevel(): Promise<string>;
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
