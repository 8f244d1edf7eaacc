import { useStore } from "@nanostores/react";
import { session as storedSession } from "../../session.ts";
import { serverSettingsWords } from "../../words/settings-server.ts";
import { Membership } from "../connect/membership.tsx";
import { useStored } from "../kit/live.ts";
import { Connected } from "./connected.tsx";
import type { SectionProps } from "./section-props.ts";

/** The server, who is signed in there, and the ways in and out. */
export function ServerSection({ api }: SectionProps) {
  const t = useStore(serverSettingsWords);
  const session = useStored(storedSession);
  return (
    <>
      {session === null ? <p className="card-note">{t.intro}</p> : null}
      <div className="membership">
        <Membership api={api} link={null}>
          {(member) => <Connected api={api} member={member} />}
        </Membership>
      </div>
    </>
  );
}
