import { useStore } from "@nanostores/react";
import { browser } from "wxt/browser";
import { LANGUAGES, languageFor, type Language } from "../../i18n/language.ts";
import { appearanceSettingsWords } from "../../words/settings-appearance.ts";
import { Select } from "../kit/field.tsx";
import { Segments } from "../kit/segments.tsx";
import { Card } from "./card.tsx";
import type { SectionProps } from "./section-props.ts";
import { useSaver } from "./use-saver.ts";

/** How Sightline looks, and in which language it speaks. */
export function AppearanceSection({ chosen }: SectionProps) {
  const t = useStore(appearanceSettingsWords);
  const theme = useSaver();
  const density = useSaver();
  const language = useSaver();
  const own = languageFor("auto", [browser.i18n.getUILanguage()]);
  return (
    <>
      <Card title={t.theme} hint={t.themeHint} saver={theme}>
        <div>
          <Segments
            name={t.theme}
            value={chosen.theme}
            choices={[
              { value: "system", label: t.system },
              { value: "light", label: t.light },
              { value: "dark", label: t.dark },
            ]}
            onChange={(value) => theme.save(() => ({ theme: value }))}
          />
        </div>
      </Card>
      <Card title={t.density} saver={density}>
        <div>
          <Segments
            name={t.density}
            value={chosen.density}
            choices={[
              { value: "comfortable", label: t.comfortable },
              { value: "compact", label: t.compact },
            ]}
            onChange={(value) => density.save(() => ({ density: value }))}
          />
        </div>
      </Card>
      <Card title={t.language} hint={t.languageHint} saver={language}>
        <Select
          label={t.language}
          isLabelHidden
          value={chosen.language}
          choices={[
            { value: "auto", label: t.auto({ language: ownName(own) }) },
            ...LANGUAGES.map((one) => ({ value: one, label: ownName(one) })),
          ]}
          onChange={(value) => language.save(() => ({ language: value }))}
        />
      </Card>
    </>
  );
}

/** A language's name in itself, as who speaks it looks for it. */
function ownName(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: "language" }).of(language) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
