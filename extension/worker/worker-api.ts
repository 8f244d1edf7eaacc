import type { IdentityApi } from "../identity/ask-google.ts";
import type { SystemNotifications } from "../notifications/area.ts";
import type { OpenThreadDeps } from "../notifications/open-thread.ts";
import type { GuardedRules } from "../self/check-rules.ts";
import type { BadgeDeps } from "./badge.ts";
import type { BroadcastTabs } from "./broadcast.ts";
import type { ReopenDeps } from "./reopen-popup.ts";

/** What the background needs of the browser, besides its storage and Web Push. */
export interface WorkerApi extends BadgeDeps, OpenThreadDeps {
  readonly action: BadgeDeps["action"] & ReopenDeps["action"];
  readonly alarms: {
    get(name: string): Promise<unknown>;
    create(name: string, info: { periodInMinutes: number }): Promise<void>;
  };
  readonly declarativeNetRequest: GuardedRules;
  readonly identity: IdentityApi;
  readonly notifications: SystemNotifications;
  readonly permissions: { contains(access: { origins: string[] }): Promise<boolean> };
  readonly runtime: ReopenDeps["runtime"] & {
    readonly id: string;
    getPlatformInfo(): Promise<unknown>;
    getManifest(): { readonly version: string };
  };
  readonly tabs: OpenThreadDeps["tabs"] & BroadcastTabs;
}
