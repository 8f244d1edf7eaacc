import { useId } from "react";
import type { Session } from "../../session.ts";
import type { Connection, ConnectionState } from "../../sync/connection.ts";
import { Mark } from "./icons.tsx";

const words: Record<Exclude<ConnectionState, "live" | "unauthorized">, string> = {
  "not-paired": "Not connected yet",
  connecting: "Connecting…",
  polling: "Checking every 30 s",
  offline: "Server not reachable",
};

/** The name, and in words how the background stands to the server. The dot's shape changes with its colour. */
export function ConnectionHeader({
  connection,
  session,
}: {
  readonly connection: Connection | undefined;
  readonly session: Session | null;
}) {
  const id = useId();
  const state = connection?.state ?? "connecting";
  return (
    <header className="header">
      <Mark />
      <div className="header-text">
        <h1>Sightline</h1>
        <p
          className="connection"
          data-state={state}
          data-via={connection?.via ?? undefined}
          role="status"
          aria-labelledby={id}
        >
          <StateDot state={state} />
          <span id={id} title={connection === undefined ? undefined : explanation(connection)}>
            {connection === undefined ? "" : stateWords(connection, session)}
          </span>
        </p>
      </div>
      {session === null ? null : (
        <p className="server" title={session.server}>
          {new URL(session.server).host}
        </p>
      )}
    </header>
  );
}

function stateWords({ state, via }: Connection, session: Session | null): string {
  if (state === "live") return via === "push" ? "Live · push" : "Live · stream";
  if (state === "unauthorized")
    return session?.identity === "firebase" ? "Sign-in needed" : "Unknown to the server";
  return words[state];
}

function explanation({ state, via, detail }: Connection): string | undefined {
  if (detail !== "") return detail;
  if (via === "push") return "The server wakes this browser through its push service.";
  if (via === "stream") return "A connection to the server is open, and hits come through it.";
  if (state === "polling") return "Nothing wakes this browser, so it asks the server now and then.";
  return undefined;
}

function StateDot({ state }: { readonly state: ConnectionState }) {
  return (
    <svg className="dot" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true">
      {state === "live" ? <circle cx="5" cy="5" r="4.5" fill="currentColor" /> : null}
      {state === "polling" ? (
        <path d="M5 .5a4.5 4.5 0 0 1 0 9Z" fill="currentColor" stroke="currentColor" />
      ) : null}
      {state === "polling" || state === "connecting" || state === "not-paired" ? (
        <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" strokeWidth="1.4" />
      ) : null}
      {state === "offline" || state === "unauthorized" ? (
        <path d="m1.5 1.5 7 7m0-7-7 7" stroke="currentColor" strokeWidth="2" />
      ) : null}
    </svg>
  );
}
