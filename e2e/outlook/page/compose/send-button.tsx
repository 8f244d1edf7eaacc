import { useState } from "react";
import { has } from "../options.ts";
import { Icon } from "../shell/icon.tsx";
import { words } from "../words/words.ts";
import type { Draft } from "./draft.ts";
import { pressSchedule, pressSend } from "./send-draft.ts";

/** Send and its menu, as Fluent's split button has them. */
export function SendButton({ draft }: { readonly draft: Draft }) {
  const [isOpen, setOpen] = useState(false);
  const id = `splitButton-r${draft.number.toString(36)}`;
  const isKnown = has("send-button");
  const pick = (act: () => void) => (): void => {
    setOpen(false);
    act();
  };
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
          aria-expanded={isOpen}
          aria-label={words.moreSendOptions}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="chevron" />
        </button>
      </div>
      {isOpen && (
        <div className="fui-MenuPopover menu" role="presentation">
          <div className="fui-MenuList" role="menu" aria-label={words.moreSendOptions}>
            <MenuItem icon="send" name="send-now" onPick={pick(() => pressSend(draft))}>
              {words.send}
            </MenuItem>
            <MenuItem icon="clock" name="schedule-send" onPick={pick(() => pressSchedule(draft))}>
              {words.scheduleSend}
            </MenuItem>
          </div>
        </div>
      )}
    </div>
  );
}

interface Item {
  readonly icon: "send" | "clock";
  readonly name: string;
  readonly onPick: () => void;
  readonly children: string;
}

function MenuItem({ icon, name, onPick, children }: Item) {
  return (
    <div
      className="fui-MenuItem"
      role="menuitem"
      tabIndex={0}
      data-standin={name}
      onClick={onPick}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === " ") onPick();
      }}
    >
      <span className="fui-MenuItem__icon">
        <Icon name={icon} />
      </span>
      <span className="fui-MenuItem__content">{children}</span>
    </div>
  );
}
