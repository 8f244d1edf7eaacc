import { useStore } from "@nanostores/react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { MailSummary } from "../../db/summary.ts";
import { longAgo } from "../../i18n/format.ts";
import { hostOf } from "../../pairing/server-problem.ts";
import type { Session } from "../../session.ts";
import { settingsWords } from "../../words/settings.ts";
import { welcomeWords } from "../../words/welcome.ts";
import { ButtonLink } from "../kit/button.tsx";
import { useNow } from "../kit/use-now.ts";
import { VerdictSign } from "../kit/verdict-sign.tsx";
import { outcomeOf } from "./step-states.ts";

/** A mail to oneself, and what is seen of it: what was proved so far, and what is still to come. */
export function TestStep({
  session,
  mail,
  hasFailed,
}: {
  readonly session: Session | null;
  /** The newest tracked mail. */
  readonly mail: MailSummary | undefined;
  /** Mails could not be read. */
  readonly hasFailed: boolean;
}) {
  const t = useStore(welcomeWords);
  const all = useStore(settingsWords);
  if (session === null) return <p>{t.testNeedsServer}</p>;
  return (
    <>
      {isLocal(session.trackingOrigin) ? (
        <p className="step-warning">{t.localOnly({ host: hostOf(session.trackingOrigin) })}</p>
      ) : null}
      <div className="buttons">
        <ButtonLink href="https://mail.google.com/" target="_blank" rel="noreferrer">
          {t.openGmail}
        </ButtonLink>
        <ButtonLink href="https://outlook.office.com/mail/" target="_blank" rel="noreferrer">
          {t.openOutlook}
        </ButtonLink>
      </div>
      {hasFailed ? (
        <p className="error" role="alert">
          {all.unread}
        </p>
      ) : (
        <Checks mail={mail} />
      )}
    </>
  );
}

function Checks({ mail }: { readonly mail: MailSummary | undefined }) {
  const t = useStore(welcomeWords);
  const now = useNow(5_000);
  const { arrived, ownWasSeen } = outcomeOf(mail);
  return (
    <>
      <ul className="checks" aria-label={t.checks} aria-live="polite">
        <Check isMet={mail !== undefined}>
          {mail === undefined
            ? t.waitSent
            : t.wasSent({ subject: mail.subject || t.noSubject, ago: longAgo(mail.sentAt, now) })}
        </Check>
        {/* Its own sign, for this is no task: own views seldom come as far as to be seen here. */}
        <Check isMet={ownWasSeen} sign={<VerdictSign verdict="self" />}>
          {ownWasSeen ? t.ownSeen : t.ownHint}
        </Check>
        {arrived === null ? (
          <Check isMet={false}>{t.waitOpen}</Check>
        ) : (
          <Check
            isMet={arrived.verdict !== "machine"}
            sign={<VerdictSign verdict={arrived.verdict} />}
          >
            {wordsFor[arrived.verdict](t)({ ago: longAgo(arrived.at, now) })}{" "}
            {arrived.verdict === "machine" ? null : t.yourPhone}
          </Check>
        )}
      </ul>
      {mail === undefined ? null : (
        <p>
          <Link href={`/mail/${mail.id}`}>{t.showMail}</Link>
        </p>
      )}
    </>
  );
}

type Words = ReturnType<typeof welcomeWords.get>;
const wordsFor = {
  person: (t: Words) => t.arrivedPerson,
  unconfirmed: (t: Words) => t.arrivedUnconfirmed,
  machine: (t: Words) => t.arrivedMachine,
};

/** One thing that the test can show; the shape of its sign says whether it has. */
function Check({
  isMet,
  sign,
  children,
}: {
  readonly isMet: boolean;
  readonly sign?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <li data-met={isMet}>
      {sign ?? (
        <svg
          viewBox="0 0 16 16"
          width="14"
          height="14"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
          aria-hidden="true"
        >
          {isMet ? <path d="m3 8.5 3.200 3.200L13 4.500" /> : <circle cx="8" cy="8" r="5" />}
        </svg>
      )}
      <span>{children}</span>
    </li>
  );
}

/** Whether nobody but this computer can reach an address. */
function isLocal(origin: string): boolean {
  return /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(new URL(origin).hostname);
}
