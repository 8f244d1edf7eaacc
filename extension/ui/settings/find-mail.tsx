import { useStore } from "@nanostores/react";
import { useDeferredValue, useState } from "react";
import { Link } from "wouter";
import { mailMatcher } from "../../db/search-mails.ts";
import type { MailSummary } from "../../db/summary.ts";
import { date, list } from "../../i18n/format.ts";
import { dataSettingsWords } from "../../words/settings-data.ts";
import { TextField } from "../kit/field.tsx";
import { Card } from "./card.tsx";
import "./find-mail.css";

/** So many are shown; who does not find theirs writes more of it. */
const shownMails = 5;

/** Leads to one mail, where it can be deleted. */
export function FindMail({ mails }: { readonly mails: readonly MailSummary[] }) {
  const t = useStore(dataSettingsWords);
  const [search, setSearch] = useState("");
  const wanted = useDeferredValue(search).trim();
  const found = wanted === "" ? [] : mails.filter(mailMatcher(wanted));
  return (
    <Card title={t.one} hint={t.oneHint}>
      <TextField label={t.search} type="search" value={search} onChange={setSearch} />
      {wanted !== "" && found.length === 0 ? <p role="status">{t.noResult}</p> : null}
      {found.length === 0 ? null : (
        <ul className="found-mails" aria-label={t.results}>
          {found.slice(0, shownMails).map((mail) => (
            <li key={mail.id}>
              <Link href={`/mail/${mail.id}`} dir="auto">
                {mail.subject === "" ? t.noSubject : mail.subject}
              </Link>
              <span className="hint">
                {t.sentTo({ recipients: namesOf(mail) || t.nobody, date: date(mail.sentAt) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {found.length > shownMails ? (
        <p className="hint">{t.more(found.length - shownMails)}</p>
      ) : null}
    </Card>
  );
}

function namesOf({ recipients }: MailSummary): string {
  return list(recipients.map(({ name, email }) => name || email));
}
