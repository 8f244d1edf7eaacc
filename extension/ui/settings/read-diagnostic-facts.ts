import type { SightlineDatabase } from "../../db/database.ts";
import { locale } from "../../i18n/i18n.ts";
import { gmailPages, outlookPages } from "../../mail/mail-hosts.ts";
import { preferences } from "../../preferences.ts";
import { protection } from "../../self/protection.ts";
import { session } from "../../session.ts";
import { PROTOCOL_VERSION } from "../../../shared/wire.ts";
import { connection } from "../../sync/connection.ts";
import type { DashboardApi } from "../dashboard/api.ts";
import type { DiagnosticFacts } from "./diagnostic.ts";

/** Reads what the diagnostic says. What cannot be read is no reason for it to fail: it is made when something is wrong. */
export async function readDiagnosticFacts(
  api: DashboardApi,
  db: SightlineDatabase,
  now: number,
): Promise<DiagnosticFacts> {
  const pages = [...gmailPages, ...outlookPages];
  const allowed = await Promise.all(
    pages.map((page) => api.permissions.contains({ origins: [page] }).catch(() => false)),
  );
  const rows = await Promise.all(
    [db.messages, db.threads, db.summaries, db.forgotten].map(async (table) => [
      table.name,
      await table.count().catch(() => "?" as const),
    ]),
  );
  const { usage } = await navigator.storage.estimate().catch(() => ({ usage: undefined }));
  return {
    version: api.runtime.getManifest().version,
    protocol: PROTOCOL_VERSION,
    database: db.verno,
    browser: browserOf(navigator.userAgent),
    language: locale.get(),
    session: await session.getValue(),
    connection: await connection.getValue(),
    protection: await protection.getValue(),
    chosen: await preferences.getValue(),
    notifications: await api.notifications.getPermissionLevel().catch(() => "unknown"),
    mailHosts: [allowed.filter(Boolean).length, pages.length],
    rows: Object.fromEntries(rows),
    storage: usage ?? null,
    now,
  };
}

/** "Chrome 156 (Linux)", from what the browser says of itself. */
function browserOf(userAgent: string): string {
  const [, brand = "", version = ""] =
    /(Edg|OPR|Vivaldi|Chrome)\/(\d+)[\d.]*(?!.*(?:Edg|OPR|Vivaldi)\/)/.exec(userAgent) ?? [];
  const system = ["Windows", "Mac OS", "CrOS", "Linux"].find((name) => userAgent.includes(name));
  return `${brand === "Edg" ? "Edge" : brand} ${version} (${system ?? "?"})`;
}
