import { useStore } from "@nanostores/react";
import { Link } from "wouter";
import { welcomeWords } from "../../words/welcome.ts";

/** Where to go from here. */
export function NextSteps() {
  const t = useStore(welcomeWords);
  return (
    <section className="next-steps">
      <h2>{t.next}</h2>
      <ul>
        <li>
          <Link href="/">{t.nextMails}</Link>
          <p className="hint">{t.nextMailsHint}</p>
        </li>
        <li>
          <Link href="/settings/tracking">{t.nextSettings}</Link>
          <p className="hint">{t.nextSettingsHint}</p>
        </li>
        <li>
          <strong>{t.nextPin}</strong>
          <p className="hint">{t.nextPinHint}</p>
        </li>
      </ul>
    </section>
  );
}
