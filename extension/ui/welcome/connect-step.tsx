import { useStore } from "@nanostores/react";
import { Link } from "wouter";
import { hostOf } from "../../pairing/server-problem.ts";
import { accessSentence, troubleSentence } from "../../sync/connection-words.ts";
import { welcomeWords } from "../../words/welcome.ts";
import { ConnectionLine } from "../connect/connection-line.tsx";
import { Membership, type Member } from "../connect/membership.tsx";
import type { Background } from "../connect/requests.ts";

/** The form to connect with, and then what the browser is connected to. */
export function ConnectStep({ api }: { readonly api: Background }) {
  return (
    <div className="step-membership">
      <Membership api={api} link={null}>
        {(member) => <Connected member={member} />}
      </Membership>
    </div>
  );
}

function Connected({ member: { session, connection } }: { readonly member: Member }) {
  const t = useStore(welcomeWords);
  const host = hostOf(session.server);
  const { account } = session;
  const isWrong = connection.state === "offline" || connection.state === "unauthorized";
  return (
    <>
      {isWrong ? (
        <p className="error">
          {t.notAnswering({ host })}{" "}
          {connection.state === "unauthorized"
            ? accessSentence(connection.problem ?? "unknown-browser")
            : connection.troubles.map(troubleSentence).join(" ")}
        </p>
      ) : (
        <p>{account === null ? t.connected({ host }) : t.connectedAs({ host, account })}</p>
      )}
      <ConnectionLine connection={connection} session={session} />
      <p>
        <Link href="/settings/server">{t.connectSettings}</Link>
      </p>
    </>
  );
}
