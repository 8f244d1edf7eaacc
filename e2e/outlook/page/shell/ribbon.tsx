import { openNew } from "../compose/open-draft.ts";
import { words } from "../words/words.ts";
import { Icon, type IconName } from "./icon.tsx";

const COMMANDS: readonly (readonly [icon: IconName, label: string])[] = [
  ["delete", words.delete],
  ["archive", words.archive],
  ["flag", words.report],
  ["inbox", words.moveTo],
];

/** Tabs and the commands of the first one. */
export function Ribbon() {
  return (
    <div className="ribbon">
      <div role="tablist" className="tabs">
        {words.tabs.map((label, index) => (
          <button key={label} type="button" role="tab" aria-selected={index === 0}>
            {label}
          </button>
        ))}
      </div>
      <div className="commands" role="toolbar">
        <button
          type="button"
          className="fui-Button primary"
          data-standin="new-mail"
          onClick={openNew}
        >
          <Icon name="new" />
          {words.newMail}
        </button>
        {COMMANDS.map(([icon, label]) => (
          <button key={label} type="button" className="fui-Button quiet">
            <Icon name={icon} />
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
