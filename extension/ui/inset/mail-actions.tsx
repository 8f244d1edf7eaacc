import { useStore } from "@nanostores/react";
import { useState, type ReactNode } from "react";
import type { MailSummary } from "../../db/summary.ts";
import type { Request } from "../../messages.ts";
import { insetWords } from "../../words/inset.ts";
import { Button } from "../kit/button.tsx";
import { askFor, type InsetWorld } from "./inset-world.ts";
import { ReminderSelect } from "./reminder-select.tsx";

/** What can be done with a mail where it is looked at. */
export function MailActions({
  world: { api },
  summary,
  hasReminder,
  children,
}: {
  readonly world: Pick<InsetWorld, "api">;
  readonly summary: MailSummary;
  readonly hasReminder: boolean;
  /** What comes first. */
  readonly children?: ReactNode;
}) {
  const t = useStore(insetWords);
  const [hasFailed, setFailed] = useState(false);
  const { id, muted } = summary;
  const ask = async (request: Request): Promise<void> => {
    setFailed(false);
    setFailed(!(await askFor(api, request)));
  };
  const edit = (change: Extract<Request, { readonly type: "edit-mails" }>["change"]): void =>
    void ask({ type: "edit-mails", messageIds: [id], change });
  return (
    <>
      <div className="mail-actions">
        {children}
        {hasReminder ? (
          <ReminderSelect summary={summary} onChoose={(remind) => edit({ remind })} />
        ) : null}
        <Button aria-pressed={muted} title={t.muteHint} onClick={() => edit({ muted: !muted })}>
          {muted ? t.unmute : t.mute}
        </Button>
        <Button
          kind="quiet"
          title={t.openDashboard}
          onClick={() => void ask({ type: "open-dashboard", at: { page: "mail", messageId: id } })}
        >
          {t.dashboard}
        </Button>
      </div>
      {hasFailed ? (
        <p className="error" role="alert">
          {t.notDone}
        </p>
      ) : null}
    </>
  );
}
