import { useStore } from "@nanostores/react";
import type { MailSummary } from "../../../db/summary.ts";
import { dateTime, list, longAgo } from "../../../i18n/format.ts";
import type { MailPerson } from "../../../messages.ts";
import { nameOf } from "../../../notifications/words.ts";
import { mailDetailWords } from "../../../words/mail-detail.ts";

/** Who got the mail, from where and when, and what came of it in numbers. */
export function DetailFacts({ mail, now }: { readonly mail: MailSummary; readonly now: number }) {
  const t = useStore(mailDetailWords);
  const { recipients, account, sentAt, engagement, tracking } = mail;
  const { lastOpenedAt, clients } = engagement;
  return (
    <dl className="detail-facts">
      {(["to", "cc", "bcc"] as const).map((field) => {
        const people = recipients.filter((person) => person.field === field);
        return people.length === 0 ? null : (
          <Fact key={field} name={t[field]}>
            <ul className="people">
              {people.map((person) => (
                <li key={person.email}>
                  <Person person={person} />
                </li>
              ))}
            </ul>
          </Fact>
        );
      })}
      {account === "" ? null : <Fact name={t.from}>{account}</Fact>}
      {sentAt === 0 ? null : (
        <Fact name={sentAt > now ? t.scheduled : t.sent}>{dateTime(sentAt)}</Fact>
      )}
      <Fact name={t.opens}>
        <Counts counts={engagement.opens} isTracked={tracking.opens} />
      </Fact>
      {mail.links.length === 0 ? null : (
        <Fact name={t.clicks}>
          <Counts counts={engagement.clicks} isTracked={tracking.links} />
        </Fact>
      )}
      {lastOpenedAt === null ? null : (
        <Fact name={t.lastOpened}>
          <span title={dateTime(lastOpenedAt)}>{longAgo(lastOpenedAt, now)}</span>
        </Fact>
      )}
      {clients.length === 0 ? null : <Fact name={t.programs}>{list(clients)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Person({ person }: { readonly person: MailPerson }) {
  const name = person.name.trim();
  return name === "" || name === person.email ? (
    <bdi>{person.email}</bdi>
  ) : (
    <>
      <bdi>{nameOf(person)}</bdi> <bdi className="hint">{person.email}</bdi>
    </>
  );
}

/** Whose they were, each kind on its own: what is not sure is not counted among what is. */
function Counts({
  counts: { person, unconfirmed, machine, self },
  isTracked,
}: {
  readonly counts: MailSummary["engagement"]["opens"];
  readonly isTracked: boolean;
}) {
  const t = useStore(mailDetailWords);
  const parts = [
    person > 0 ? { kind: "person", words: t.persons(person) } : null,
    unconfirmed > 0 ? { kind: "unconfirmed", words: t.unconfirmed(unconfirmed) } : null,
    machine > 0 ? { kind: "machine", words: t.machines(machine) } : null,
    self > 0 ? { kind: "self", words: t.own(self) } : null,
  ].filter((part) => part !== null);
  if (parts.length === 0) return <>{isTracked ? t.none : t.opensNotTracked}</>;
  return (
    <ul className="counts">
      {parts.map(({ kind, words }) => (
        <li key={kind} data-kind={kind}>
          {words}
        </li>
      ))}
    </ul>
  );
}
