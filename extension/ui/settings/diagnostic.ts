import type { Preferences } from "../../preferences.ts";
import type { Protection } from "../../self/protection.ts";
import type { Session } from "../../session.ts";
import type { Connection } from "../../sync/connection.ts";

/** All that the diagnostic is made of. */
export interface DiagnosticFacts {
  readonly version: string;
  readonly protocol: number;
  readonly database: number;
  /** "Chrome 156 (Linux)". */
  readonly browser: string;
  readonly language: string;
  readonly session: Session | null;
  readonly connection: Connection;
  readonly protection: Protection;
  readonly chosen: Preferences;
  /** What the browser says of notifications. */
  readonly notifications: string;
  /** Of how many hosts of mail clients it lets the extension see the pages, and how many there are. */
  readonly mailHosts: readonly [allowed: number, all: number];
  /** Rows, by table; "?" where they could not be counted. */
  readonly rows: Readonly<Record<string, number | "?">>;
  /** Bytes; null: not known. */
  readonly storage: number | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What helps to find a fault, in English, for somebody else to read. Nothing personal is in it: no addresses, names,
 * subjects, links or words; of the rep's lists how long they are; and of the server, whose name is often a company's, only
 * what kind of address it has.
 */
export function diagnosticText(facts: DiagnosticFacts): string {
  const { connection, protection, chosen, now } = facts;
  const { problem, troubles, via } = connection;
  const lines: readonly (readonly [string, string | number | boolean])[] = [
    ["sightline", facts.version],
    ["protocol", facts.protocol],
    ["database", facts.database],
    ["browser", facts.browser],
    ["language", `${chosen.language}, speaks ${facts.language}`],
    ...sessionLines(facts.session, now),
    ["connection", [connection.state, via, problem].filter((part) => part !== null).join(", ")],
    ["troubles", troubles.map(troubleCode).join(", ") || "none"],
    ["last read", connection.lastPullAt === null ? "never" : ago(connection.lastPullAt, now)],
    ["own views kept out", [protection.state, protection.fault].filter(Boolean).join(", ")],
    ["notifications", facts.notifications],
    ["mail pages allowed", facts.mailHosts.join(" of ")],
    [
      "rows",
      Object.entries(facts.rows)
        .map(([table, count]) => `${table} ${count}`)
        .join(", "),
    ],
    ["storage", facts.storage === null ? "?" : `${Math.round(facts.storage / 1024)} KB`],
    ["tracks by default", chosen.trackByDefault],
    ["tracks", choice(chosen.tracking)],
    ["wraps address texts", chosen.wrapAddressTexts],
    ["mailboxes", Object.keys(chosen.mailboxes).length],
    ["never-track rules", chosen.neverTrack.length],
    ["confidential words", chosen.confidentialWords.length],
    ["paused", chosen.paused],
    ["counts unconfirmed", chosen.countUnconfirmed],
    ["notifies of", `${chosen.notifyOf}, summary after ${chosen.summaryAfter}`],
    ["quiet hours", chosen.quietHours.isOn],
    ["toasts", chosen.toasts],
    ["look", `${chosen.theme}, ${chosen.density}`],
    ["kept for", chosen.retentionDays === null ? "ever" : `${chosen.retentionDays} days`],
  ];
  return lines.map(([name, value]) => `${name}: ${value}`).join("\n");
}

function sessionLines(session: Session | null, now: number): [string, string | number | boolean][] {
  if (session === null) return [["server", "none"]];
  return [
    ["server", kindOfAddress(session.server)],
    ["tracking host", session.trackingOrigin === session.server ? "the server's" : "its own"],
    ["signed in by", session.identity],
    ["push offered", session.pushKey !== null],
    ["key version", session.keyVersion],
    ["connected", ago(session.pairedAt, now)],
  ];
}

/** "https, public name". Never the name itself. */
function kindOfAddress(server: string): string {
  const { protocol, hostname } = new URL(server);
  const isLoopback = hostname === "localhost" || /^127\.|^\[::1\]$/.test(hostname);
  const isNumber = /^[\d.]+$|^\[/.test(hostname);
  const kind = isLoopback ? "this computer" : isNumber ? "an IP address" : "a name";
  return `${protocol.replace(":", "")}, ${kind}`;
}

function troubleCode(trouble: Connection["troubles"][number]): string {
  if (trouble.kind === "answered") return `answered ${trouble.status}`;
  if (trouble.kind === "misconfigured") return `misconfigured ${trouble.code}`;
  if (trouble.kind === "clock-skew") return `clock-skew ${Math.round(trouble.skew / 1000)} s`;
  return trouble.kind === "unreadable" ? `unreadable ${trouble.events}` : trouble.kind;
}

function choice({ opens, links }: Preferences["tracking"]): string {
  return [opens ? "opens" : null, links ? "links" : null].filter(Boolean).join(", ") || "nothing";
}

function ago(at: number, now: number): string {
  const minutes = Math.max(0, Math.round((now - at) / 60_000));
  return minutes < 120 ? `${minutes} min ago` : `${Math.round(minutes / 60)} h ago`;
}
