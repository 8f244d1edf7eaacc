import { useStore } from "@nanostores/react";
import { useState } from "react";
import { dateTime, longAgo } from "../../i18n/format.ts";
import { signInSentence } from "../../identity/sign-in-outcome.ts";
import { accessSentence, stateSentence, troubleSentence } from "../../sync/connection-words.ts";
import { serverSettingsWords } from "../../words/settings-server.ts";
import { ConnectionLine } from "../connect/connection-line.tsx";
import type { Member } from "../connect/membership.tsx";
import { ask, type Background } from "../connect/requests.ts";
import { Button } from "../kit/button.tsx";
import { useNow } from "../kit/use-now.ts";
import { Card } from "./card.tsx";
import { Facts } from "./facts.tsx";

/** How it stands with the server that this browser belongs to, and what can be done about it. */
export function Connected({ api, member }: { readonly api: Background; readonly member: Member }) {
  const t = useStore(serverSettingsWords);
  const now = useNow(10_000);
  const { session, connection } = member;
  const { account, server, trackingOrigin } = session;
  const isSignedIn = session.identity === "firebase";
  return (
    <>
      <Card title={t.connection}>
        <ConnectionLine connection={connection} session={session} />
        <Troubles member={member} />
        <Facts
          facts={[
            [t.server, server],
            trackingOrigin === server ? null : [t.links, trackingOrigin],
            account === null ? null : [t.account, account],
            [t.way, isSignedIn ? t.byGoogle : t.byCode],
            [t.since, dateTime(session.pairedAt)],
            [
              t.lastRead,
              connection.lastPullAt === null ? t.notRead : longAgo(connection.lastPullAt, now),
            ],
          ]}
        />
        <ReadNow api={api} />
      </Card>
      <Card title={t.another} hint={isSignedIn ? t.anotherSignedIn : t.anotherPaired}>
        <div className="buttons">
          {isSignedIn ? <Button onClick={member.switchAccount}>{t.switchAccount}</Button> : null}
          <Button onClick={member.leave}>{isSignedIn ? t.signOut : t.unpair}</Button>
        </div>
      </Card>
    </>
  );
}

/** What is wrong, in sentences; and the way back in where the server takes this browser no more. */
function Troubles({ member }: { readonly member: Member }) {
  const t = useStore(serverSettingsWords);
  const { session, connection, problem } = member;
  if (connection.state === "unauthorized") {
    return (
      <>
        <p className="error" role="alert">
          {problem === null
            ? accessSentence(connection.problem ?? "unknown-browser")
            : signInSentence(problem)}
        </p>
        <div className="buttons">
          <Button kind="primary" onClick={member.renew}>
            {session.identity === "firebase" ? t.renewSignIn : t.renewPair}
          </Button>
        </div>
      </>
    );
  }
  const { troubles } = connection;
  if (troubles.length > 0)
    return <p className="error">{troubles.map(troubleSentence).join(" ")}</p>;
  const sentence = stateSentence(connection);
  return sentence === "" ? null : <p className="hint">{sentence}</p>;
}

function ReadNow({ api }: { readonly api: Background }) {
  const t = useStore(serverSettingsWords);
  const [state, setState] = useState<"idle" | "reading" | "done" | "failed">("idle");
  const read = async () => {
    setState("reading");
    const { pulled } = await ask(api, { type: "sync" }, { pulled: false });
    setState(pulled ? "done" : "failed");
  };
  const said = { idle: "", reading: "", done: t.readDone, failed: t.readFailed }[state];
  return (
    <div className="buttons">
      <Button isBusy={state === "reading"} onClick={() => void read()}>
        {state === "reading" ? t.reading : t.readNow}
      </Button>
      <p className={state === "failed" ? "button-note error" : "button-note"} role="status">
        {said}
      </p>
    </div>
  );
}
