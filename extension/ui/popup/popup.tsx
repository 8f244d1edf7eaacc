import { useEffect } from "react";
import type { SightlineDatabase } from "../../db/database.ts";
import type { PairingLink } from "../../pairing/pairing-link.ts";
import { session } from "../../session.ts";
import { connection } from "../../sync/connection.ts";
import { Membership } from "../connect/membership.tsx";
import { tell } from "../connect/requests.ts";
import { useStored } from "../kit/live.ts";
import type { PopupApi } from "./background.ts";
import { Header } from "./header.tsx";
import { MemberView } from "./member-view.tsx";

interface PopupProps {
  readonly api: PopupApi;
  readonly db: SightlineDatabase;
  /** From the address of the page; null when it was opened without one. */
  readonly link: PairingLink | null;
}

/** The whole popup; the same page in a tab when a pairing link opens it. */
export function Popup({ api, db, link }: PopupProps) {
  const member = useStored(session);
  const state = useStored(connection);

  // Who looks wants the newest, and with push in force the alarm seldom asks. It also wakes a worker that is said to be
  // signing in, and died over it.
  useEffect(() => tell(api, { type: "sync" }), [api]);

  return (
    <main>
      <Header api={api} connection={state} session={member ?? null} />
      <Membership api={api} link={link}>
        {(one) => <MemberView api={api} db={db} member={one} />}
      </Membership>
    </main>
  );
}
