import { useStore } from "@nanostores/react";
import { awaitable } from "../../../db/remind.ts";
import type { MailSummary } from "../../../db/summary.ts";
import { date } from "../../../i18n/format.ts";
import { openThread, threadUrl } from "../../../notifications/open-thread.ts";
import { mailDetailWords } from "../../../words/mail-detail.ts";
import { Button, ButtonLink, IconButton } from "../../kit/button.tsx";
import { Menu, MenuChoices, MenuItem, MenuLine } from "../../kit/menu.tsx";
import type { DashboardProps } from "../api.ts";
import { BellIcon, BellOffIcon, DeleteIcon } from "../icons.tsx";
import type { MailActions } from "./mail-actions.ts";

const dayMs = 24 * 3_600_000;
const waits = [1, 3, 7];

/** What can be done with the mail that is looked at. */
export function DetailActions({
  api,
  mail,
  actions,
  now,
  onClose,
}: Pick<DashboardProps, "api"> & {
  readonly mail: MailSummary;
  readonly actions: MailActions;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const t = useStore(mailDetailWords);
  const { id, recorded, mailClient, muted } = mail;
  return (
    <div className="detail-actions">
      <div className="buttons">
        {recorded ? (
          <ButtonLink
            kind="primary"
            href={threadUrl(mail)}
            target="_blank"
            onClick={(event) => {
              // Where the mail client stands open already it goes there in its own tab.
              event.preventDefault();
              void openThread(api, mail);
            }}
          >
            {mailClient === "outlook" ? t.openInOutlook : t.openInGmail}
          </ButtonLink>
        ) : null}
        <ReminderMenu mail={mail} actions={actions} now={now} />
      </div>
      <IconButton name={muted ? t.unmute : t.mute} onClick={() => actions.mute([id], !muted)}>
        {muted ? <BellOffIcon /> : <BellIcon />}
      </IconButton>
      <IconButton
        name={t.delete}
        onClick={() => {
          onClose();
          actions.remove([id]);
        }}
      >
        <DeleteIcon />
      </IconButton>
    </div>
  );
}

/** When to be reminded of it, and what makes that needless. */
function ReminderMenu({
  mail,
  actions,
  now,
}: {
  readonly mail: MailSummary;
  readonly actions: MailActions;
  readonly now: number;
}) {
  const t = useStore(mailDetailWords);
  const { id, remind } = mail;
  const conditions = awaitable(mail);
  if (conditions.length === 0) return null;
  const set = (at: number, condition: "opened" | "replied"): void =>
    actions.remind([id], { at, unless: condition }, t.reminderSet({ date: date(at) }));
  return (
    <Menu
      trigger={
        <Button>{remind === null ? t.remind : t.reminded({ date: date(remind.at) })}</Button>
      }
    >
      {conditions.map((condition) => (
        <MenuChoices
          key={condition}
          label={condition === "replied" ? t.unlessReplied : t.unlessOpened}
          value={
            remind?.unless === condition
              ? String(Math.max(1, Math.round((remind.at - now) / dayMs)))
              : ""
          }
          choices={waits.map((days) => ({ value: String(days), label: t.inDays(days) }))}
          onChange={(days) => set(now + Number(days) * dayMs, condition)}
        />
      ))}
      {remind === null ? null : (
        <>
          <MenuLine />
          <MenuItem onPress={() => actions.remind([id], null, t.reminderGone)}>
            {t.noReminder}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
