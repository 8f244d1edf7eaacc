import { type MouseEvent, useState } from "react";
import { has } from "../options.ts";
import { Icon } from "../shell/icon.tsx";
import { Menu, type MenuPlace, placeBelow } from "../shell/menu.tsx";
import { words } from "../words/words.ts";
import type { Draft } from "./draft.ts";
import { pressSchedule, pressSend } from "./send-draft.ts";

/** Send and its menu, as Fluent's split button has them. */
export function SendButton({ draft }: { readonly draft: Draft }) {
  const [place, setPlace] = useState<MenuPlace | null>(null);
  const id = `splitButton-r${draft.number.toString(36)}`;
  const isKnown = has("send-button");
  const close = (): void => setPlace(null);
  const toggle = ({ currentTarget }: MouseEvent): void =>
    setPlace(place === null ? placeBelow(currentTarget.parentElement ?? currentTarget) : null);
  return (
    <div className="send-button" {...(isKnown ? { "data-testid": "ComposeSendButton" } : {})}>
      <div className="fui-SplitButton split-button">
        <button
          type="button"
          className={`fui-Button primary ${isKnown ? "fui-SplitButton__primaryActionButton" : ""}`}
          {...(isKnown ? { id: `${id}__primaryActionButton` } : {})}
          data-standin="send"
          aria-label={words.send}
          title={words.sendTitle}
          onClick={() => pressSend(draft)}
        >
          <span className="fui-Button__icon">
            <Icon name="send" />
          </span>
          {words.send}
        </button>
        <button
          type="button"
          className={`fui-Button fui-MenuButton primary ${isKnown ? "fui-SplitButton__menuButton" : ""}`}
          {...(isKnown ? { id: `${id}__menuButton` } : {})}
          data-standin="send-menu"
          aria-haspopup="menu"
          aria-expanded={place !== null}
          aria-label={words.moreSendOptions}
          onClick={toggle}
        >
          <Icon name="chevron" />
        </button>
      </div>
      {place !== null && (
        <Menu
          place={place}
          label={words.moreSendOptions}
          onClose={close}
          items={[
            { name: "send-now", icon: "send", label: words.send, pick: () => pressSend(draft) },
            {
              name: "schedule-send",
              icon: "clock",
              label: words.scheduleSend,
              pick: () => pressSchedule(draft),
            },
          ]}
        />
      )}
    </div>
  );
}
