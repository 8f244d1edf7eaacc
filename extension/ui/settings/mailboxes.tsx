import { useStore } from "@nanostores/react";
import { useCallback, useState } from "react";
import type { SightlineDatabase } from "../../db/database.ts";
import { readAllSummaries } from "../../db/summaries.ts";
import type { Preferences, TrackingChoice } from "../../preferences.ts";
import { settingsWords } from "../../words/settings.ts";
import { trackingSettingsWords } from "../../words/settings-tracking.ts";
import { Button, IconButton } from "../kit/button.tsx";
import { Select, TextField } from "../kit/field.tsx";
import { CloseIcon } from "../kit/icons.tsx";
import { useLive } from "../kit/live.ts";
import { Skeleton } from "../kit/states.tsx";
import { useToast } from "../kit/toaster.tsx";
import { Card } from "./card.tsx";
import "./mailboxes.css";
import { choiceOf, trackingOf } from "./tracking-choice.ts";
import { useSaver } from "./use-saver.ts";

/** One address, as a mailbox has it. */
const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/;

/** What is tracked by default of mail from each mailbox: those that mail was sent from, and those that the rep names. */
export function Mailboxes({
  chosen,
  db,
}: {
  readonly chosen: Preferences;
  readonly db: SightlineDatabase;
}) {
  const t = useStore(trackingSettingsWords);
  const all = useStore(settingsWords);
  const saver = useSaver();
  const toast = useToast();
  const used = useLive(useCallback(() => accountsOf(db), [db]));
  const [written, setWritten] = useState("");
  const [error, setError] = useState("");

  const asAbove = { value: "asAbove", label: t.asAbove } as const;
  const named = Object.keys(chosen.mailboxes);
  const known = used.status === "ready" ? used.value : [];
  const mailboxes = [...new Set([...known, ...named])].toSorted();

  /** @param tracking null: as for new mail. */
  const set = (mailbox: string, tracking: TrackingChoice | null) =>
    saver.save(({ mailboxes: before }) => {
      const { [mailbox]: _before, ...others } = before;
      return { mailboxes: tracking === null ? others : { ...others, [mailbox]: tracking } };
    });
  const add = () => {
    const mailbox = written.trim().toLowerCase();
    if (!ADDRESS.test(mailbox)) setError(t.notAnAddress);
    else if (mailboxes.includes(mailbox)) setError(t.isThere);
    else {
      set(mailbox, chosen.tracking);
      setWritten("");
      setError("");
    }
  };
  const remove = (mailbox: string) => {
    const before = chosen.mailboxes[mailbox];
    set(mailbox, null);
    toast.show({
      text: all.removed({ what: mailbox }),
      ...(before !== undefined && { undo: () => set(mailbox, before) }),
    });
  };

  return (
    <Card title={t.mailboxes} hint={t.mailboxesHint} saver={saver}>
      {used.status === "loading" ? <Skeleton height={40} /> : null}
      {used.status === "failed" ? <p className="error">{all.unread}</p> : null}
      {used.status === "ready" && mailboxes.length === 0 ? <p>{t.noMailboxes}</p> : null}
      <ul className="mailboxes">
        {mailboxes.map((mailbox) => {
          const own = chosen.mailboxes[mailbox];
          return (
            <li key={mailbox}>
              <span className="mailbox-name" dir="ltr" title={mailbox}>
                {mailbox}
              </span>
              <Select
                label={t.defaultOf({ mailbox })}
                isLabelHidden
                value={own === undefined ? "asAbove" : choiceOf(own)}
                choices={[
                  // One that only the rep named would be gone with it.
                  ...(known.includes(mailbox) ? [asAbove] : []),
                  { value: "both", label: t.both },
                  { value: "opens", label: t.opens },
                  { value: "links", label: t.links },
                  { value: "none", label: t.none },
                ]}
                onChange={(choice) =>
                  set(mailbox, choice === "asAbove" ? null : trackingOf(choice))
                }
              />
              {known.includes(mailbox) ? (
                <span />
              ) : (
                <IconButton name={all.remove({ what: mailbox })} onClick={() => remove(mailbox)}>
                  <CloseIcon />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
      <form
        className="card-row with-note"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label={t.addMailbox}
          type="email"
          dir="ltr"
          value={written}
          error={error}
          onChange={(value) => {
            setWritten(value);
            setError("");
          }}
        />
        <Button type="submit">{all.add}</Button>
      </form>
    </Card>
  );
}

async function accountsOf(db: SightlineDatabase): Promise<readonly string[]> {
  const accounts = (await readAllSummaries(db)).map(({ account }) => account.toLowerCase());
  return [...new Set(accounts)].filter((account) => account !== "");
}
