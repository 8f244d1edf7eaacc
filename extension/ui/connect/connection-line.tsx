import { useStore } from "@nanostores/react";
import { useId } from "react";
import type { Session } from "../../session.ts";
import { stateSentence, stateWords } from "../../sync/connection-words.ts";
import type { Connection, ConnectionState } from "../../sync/connection.ts";
import { connectionWords } from "../../words/connection.ts";
import "./connection-line.css";

/** In words how the background stands to the server; what that means when it is pointed at. The dot's shape changes with its colour. */
export function ConnectionLine({
  connection,
  session,
}: {
  /** Undefined until it was read. */
  readonly connection: Connection | undefined;
  readonly session: Session | null;
}) {
  useStore(connectionWords);
  const id = useId();
  const state = connection?.state ?? "connecting";
  return (
    <p
      className="connection"
      data-state={state}
      data-via={connection?.via ?? undefined}
      role="status"
      aria-labelledby={id}
    >
      <StateDot state={state} />
      <span id={id} title={(connection && stateSentence(connection)) || undefined}>
        {connection === undefined ? "" : stateWords(connection, session?.identity ?? null)}
      </span>
    </p>
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
