import { useStore } from "@nanostores/react";
import { useId, useRef } from "react";
import { hostOf } from "../../pairing/server-problem.ts";
import { connectWords } from "../../words/connect.ts";
import { popupWords } from "../../words/popup.ts";
import type { Member } from "../connect/membership.tsx";
import { tell, type Background } from "../connect/requests.ts";
import { MailsIcon } from "../dashboard/icons.tsx";
import { Button } from "../kit/button.tsx";
import { ChevronIcon } from "../kit/icons.tsx";

/** The way to the dashboard, and behind the account's name what can be done with it. */
export function Footer({
  api,
  member: { session, switchAccount, leave },
}: {
  readonly api: Pick<Background, "runtime">;
  readonly member: Member;
}) {
  const t = useStore(popupWords);
  const c = useStore(connectWords);
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const { account } = session;
  const host = hostOf(session.server);
  const name = account ?? host;
  return (
    <footer className="footer">
      <Button
        kind="quiet"
        onClick={() => tell(api, { type: "open-dashboard", at: { page: "mails" } })}
      >
        <MailsIcon />
        {t.dashboard}
      </Button>
      <Button kind="quiet" popoverTarget={id} aria-label={t.account({ name })} title={name}>
        <span className="account-name" dir="ltr">
          {name}
        </span>
        <ChevronIcon />
      </Button>
      <div
        ref={menu}
        id={id}
        className="account"
        popover="auto"
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          // Else Chrome closes the whole popup.
          event.preventDefault();
          menu.current?.hidePopover();
        }}
      >
        <p className="hint">{account === null ? t.pairedWith({ host }) : t.signedInTo({ host })}</p>
        {account === null ? null : (
          <Button kind="quiet" onClick={switchAccount}>
            {c.switchMore}
          </Button>
        )}
        <Button kind="quiet" onClick={leave}>
          {account === null ? c.unpairMore : c.signOutMore}
        </Button>
      </div>
    </footer>
  );
}
