import { useStore } from "@nanostores/react";
import { trackingSettingsWords } from "../../words/settings-tracking.ts";
import { Segments } from "../kit/segments.tsx";
import { Switch } from "../kit/switch.tsx";
import { Card } from "./card.tsx";
import { Mailboxes } from "./mailboxes.tsx";
import type { SectionProps } from "./section-props.ts";
import { choiceOf, trackingOf } from "./tracking-choice.ts";
import { useSaver } from "./use-saver.ts";

/** What new mail is tracked, by mailbox too, and what counts. */
export function TrackingSection({ chosen, db }: SectionProps) {
  const t = useStore(trackingSettingsWords);
  const newMail = useSaver();
  const links = useSaver();
  const counting = useSaver();
  return (
    <>
      <Card title={t.newMail} saver={newMail}>
        <Switch
          label={t.trackByDefault}
          hint={t.trackByDefaultHint}
          isOn={chosen.trackByDefault}
          onChange={(on) => newMail.save(() => ({ trackByDefault: on }))}
        />
        <div className="choice">
          <strong aria-hidden="true">{t.what}</strong>
          <Segments
            name={t.what}
            value={choiceOf(chosen.tracking)}
            choices={[
              { value: "both", label: t.both },
              { value: "opens", label: t.opens },
              { value: "links", label: t.links },
            ]}
            onChange={(choice) => newMail.save(() => ({ tracking: trackingOf(choice) }))}
          />
          <p className="hint">{t.whatHint}</p>
        </div>
        <Switch
          label={t.paused}
          hint={t.pausedHint}
          isOn={chosen.paused}
          onChange={(on) => newMail.save(() => ({ paused: on }))}
        />
      </Card>
      <Mailboxes chosen={chosen} db={db} />
      <Card title={t.linkCard} saver={links}>
        <Switch
          label={t.wrapAddressTexts}
          hint={t.wrapAddressTextsHint}
          isOn={chosen.wrapAddressTexts}
          onChange={(on) => links.save(() => ({ wrapAddressTexts: on }))}
        />
      </Card>
      <Card title={t.counting} saver={counting}>
        <Switch
          label={t.countUnconfirmed}
          hint={t.countUnconfirmedHint}
          isOn={chosen.countUnconfirmed}
          onChange={(on) => counting.save(() => ({ countUnconfirmed: on }))}
        />
      </Card>
    </>
  );
}
