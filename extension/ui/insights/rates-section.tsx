import { useStore } from "@nanostores/react";
import { useMemo } from "react";
import { MEASURES, type InsightMail, type Measure } from "../../../shared/insights/insight-mail.ts";
import { isTelling, type Rate } from "../../../shared/insights/rate.ts";
import { ratesOf, type Rates } from "../../../shared/insights/rates.ts";
import { percentage } from "../../i18n/format.ts";
import { insightsWords } from "../../words/insights.ts";
import { Legend } from "./legend.tsx";
import { RatesChart } from "./rates-chart.tsx";

const RATES = ["open", "click", "clickToOpen", "reply"] as const;

/** How many mails are opened, clicked and answered: by people, with what is unconfirmed, and with machines, side by side. */
export function RatesSection({ mails }: { readonly mails: readonly InsightMail[] }) {
  const t = useStore(insightsWords);
  const rates = useMemo(
    (): Readonly<Record<Measure, Rates>> => ({
      people: ratesOf(mails, "people"),
      unconfirmed: ratesOf(mails, "unconfirmed"),
      machines: ratesOf(mails, "machines"),
    }),
    [mails],
  );
  return (
    <section className="insight" aria-labelledby="rates">
      <h2 id="rates">{t.rates}</h2>
      <p className="hint">{t.ratesHint}</p>
      <Legend of={MEASURES.map((measure) => ({ mark: measure, label: t[measure] }))} />
      <RatesChart
        bars={RATES.map((rate) => ({
          name: t[rate],
          people: rates.people[rate],
          // Replies are people's by whatever measure.
          unconfirmed: rate === "reply" ? null : rates.unconfirmed[rate],
          machines: rate === "reply" ? null : rates.machines[rate],
        }))}
      />
      <table className="rates-table">
        <caption className="unseen">{t.rates}</caption>
        <thead>
          <tr>
            <td />
            {MEASURES.map((measure) => (
              <th key={measure} scope="col">
                {t[measure]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {RATES.map((rate) => (
            <tr key={rate}>
              <th scope="row">{t[rate]}</th>
              {rate === "reply" ? (
                <RateCell rate={rates.people.reply} span={3} />
              ) : (
                MEASURES.map((measure) => <RateCell key={measure} rate={rates[measure][rate]} />)
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RateCell({ rate, span }: { readonly rate: Rate; readonly span?: number }) {
  const t = useStore(insightsWords);
  const { count, of, share, low, high } = rate;
  return (
    <td colSpan={span}>
      {isTelling(rate) ? (
        <>
          <strong>{percentage(share)}</strong>{" "}
          <span className="interval">
            {t.interval({ low: percentage(low), high: percentage(high) })}
          </span>
        </>
      ) : (
        <span className="hint">{t.tooFew}</span>
      )}
      <span className="sample">{t.countOf({ count, of })}</span>
    </td>
  );
}
