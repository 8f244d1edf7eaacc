import { useStore } from "@nanostores/react";
import { useState } from "react";
import type { ComposeChange, ComposeMenu } from "../../inset/protocol.ts";
import { insetComposeWords } from "../../words/inset-compose.ts";
import { Button, IconButton } from "../kit/button.tsx";
import { CloseIcon } from "../kit/icons.tsx";
import { Segments } from "../kit/segments.tsx";
import { Checkbox } from "../kit/switch.tsx";
import { InsetDialog } from "./inset-dialog.tsx";
import { askFor, type InsetWorld, type Show } from "./inset-world.ts";
import "./compose-menu.css";

type Reminder = ComposeMenu["reminder"];

const AFTER = [1, 3, 7];

/** What is tracked of the mail that is being written, beside its switch. Each press takes effect at once. */
export function ComposeMenuView({
  world: { api, link },
  show,
  menu,
}: {
  readonly world: InsetWorld;
  readonly show: Show;
  readonly menu: ComposeMenu;
}) {
  const t = useStore(insetComposeWords);
  // What was pressed shows before the page has answered.
  const [ahead, setAhead] = useState<{ of: ComposeMenu; change: ComposeChange }>({
    of: menu,
    change: {},
  });
  if (ahead.of !== menu) setAhead({ of: menu, change: withoutDone(ahead.change, menu) });
  const change = (next: ComposeChange): void => {
    setAhead({ of: menu, change: { ...ahead.change, ...next } });
    link.tell({ type: "compose-change", change: next });
  };
  const shown = withChange(menu, ahead.change);
  const { opens, links, obstacle } = shown;
  const isImpossible = obstacle?.override === "none";
  const isHeld = isImpossible || obstacle?.override === "offered";

  function openSettings(): void {
    void askFor(api, { type: "open-dashboard", at: { page: "settings", section: "exceptions" } });
    link.tell({ type: "close", returnFocus: false });
  }

  return (
    <InsetDialog view="compose" name={t.title} show={show} link={link} isDrawn>
      <header className="compose-head">
        <h1>{t.title}</h1>
        <IconButton name={t.close} onClick={() => link.tell({ type: "close", returnFocus: true })}>
          <CloseIcon />
        </IconButton>
      </header>
      {obstacle === null ? null : (
        <section className="compose-obstacle" data-override={obstacle.override}>
          <p>{obstacle.words}</p>
          {isImpossible ? null : (
            <Checkbox
              label={t.override}
              hint={t.overrideHint}
              isOn={obstacle.override === "taken"}
              onChange={(override) => change({ override })}
            />
          )}
        </section>
      )}
      <div className="compose-tracked">
        <Checkbox
          label={t.opens}
          hint={t.opensHint}
          isOn={opens}
          isDisabled={isHeld}
          onChange={(on) => change({ opens: on })}
        />
        <Checkbox
          label={t.links}
          hint={t.linksHint}
          isOn={links}
          isDisabled={isHeld}
          onChange={(on) => change({ links: on })}
        />
      </div>
      <ReminderChoice
        reminder={shown.reminder}
        isPossible={!isHeld && (opens || links)}
        onChange={(reminder) => change({ reminder })}
      />
      <Button kind="quiet" onClick={openSettings}>
        {t.settings}
      </Button>
    </InsetDialog>
  );
}

function ReminderChoice({
  reminder,
  isPossible,
  onChange,
}: {
  readonly reminder: Reminder;
  readonly isPossible: boolean;
  readonly onChange: (reminder: Reminder) => void;
}) {
  const t = useStore(insetComposeWords);
  const unless = reminder?.unless ?? "replied";
  return (
    <fieldset className="compose-reminder" disabled={!isPossible}>
      <legend>{t.remind}</legend>
      <Segments
        name={t.remind}
        value={isPossible && reminder !== null ? String(reminder.afterDays) : "never"}
        choices={[
          { value: "never", label: t.never },
          ...AFTER.map((days) => ({ value: String(days), label: t.days(days) })),
        ]}
        onChange={(days) => onChange(days === "never" ? null : { afterDays: Number(days), unless })}
      />
      {isPossible ? null : <p className="hint">{t.remindHint}</p>}
      {isPossible && reminder !== null ? (
        <>
          <p className="compose-unless">{t.unless}</p>
          <Segments
            name={t.unless}
            value={unless}
            choices={[
              { value: "replied", label: t.answered },
              { value: "opened", label: t.opened },
            ]}
            onChange={(next) => onChange({ ...reminder, unless: next })}
          />
        </>
      ) : null}
    </fieldset>
  );
}

/** Those of the changes that the page has not made yet. */
function withoutDone(
  { opens, links, reminder, override }: ComposeChange,
  menu: ComposeMenu,
): ComposeChange {
  const isOverridden = menu.obstacle?.override === "taken";
  const isSameReminder = JSON.stringify(reminder) === JSON.stringify(menu.reminder);
  return {
    ...(opens !== menu.opens && { opens }),
    ...(links !== menu.links && { links }),
    ...(!isSameReminder && { reminder }),
    ...(menu.obstacle !== null && override !== isOverridden && { override }),
  };
}

function withChange(menu: ComposeMenu, { override, ...change }: ComposeChange): ComposeMenu {
  const { obstacle } = menu;
  return {
    opens: change.opens ?? menu.opens,
    links: change.links ?? menu.links,
    reminder: change.reminder === undefined ? menu.reminder : change.reminder,
    obstacle:
      obstacle === null || override === undefined
        ? obstacle
        : { ...obstacle, override: override ? "taken" : "offered" },
  };
}
