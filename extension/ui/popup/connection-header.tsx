import { useId } from "react";
import type { Connection, ConnectionState } from "../../sync/connection.ts";
import { Mark } from "./icons.tsx";

const words: Record<ConnectionState, string> = {
  "not-paired": "Not paired yet",
  connecting: "Connecting…",
  live: "Live",
  polling: "Checking every 30 s",
  offline: "Server not reachable",
  unauthorized: "Unknown to the server",
};

/** The name, and in words how the background stands to the server. The dot's shape changes with its colour. */
export function ConnectionHeader({
  connection,
  server,
}: {
  readonly connection: Connection | undefined;
  readonly server: string | null;
}) {
  const id = useId();
  const state = connection?.state ?? "connecting";
  return (
    <header className="header">
      <Mark />
      <div className="header-text">
        <h1>Sightline</h1>
        <p className="connection" data-state={state} role="status" aria-labelledby={id}>
          <StateDot state={state} />
          <span id={id} title={connection?.detail === "" ? undefined : connection?.detail}>
            {connection === undefined ? "" : words[state]}
          </span>
        </p>
      </div>
      {server === null ? null : (
        <p className="server" title={server}>
          {new URL(server).host}
        </p>
      )}
    </header>
  );
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
