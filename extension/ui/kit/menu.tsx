import { Menu as Base } from "@base-ui/react/menu";
import type { ReactElement, ReactNode } from "react";
import { TickIcon } from "./icons.tsx";
import "./overlay.css";

/** What can be done with something, behind one button. */
export function Menu({
  trigger,
  align = "start",
  children,
}: {
  /** The button that opens it, as an element: `<IconButton name={…}>`. */
  readonly trigger: ReactElement;
  /** Which edge of the button the menu's own stands below. */
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} collisionPadding={8}>
          <Base.Popup className="menu">{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function MenuItem({
  kind,
  isDisabled = false,
  onPress,
  children,
}: {
  readonly kind?: "danger";
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Base.Item className="menu-item" data-kind={kind} disabled={isDisabled} onClick={onPress}>
      {children}
    </Base.Item>
  );
}

/** One of several. */
export function MenuChoices<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className="menu-label">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={(chosen: Value) => onChange(chosen)}>
        {choices.map((choice) => (
          <Base.RadioItem
            key={choice.value}
            className="menu-item"
            value={choice.value}
            closeOnClick
          >
            <span className="tick">
              <Base.RadioItemIndicator>
                <TickIcon />
              </Base.RadioItemIndicator>
            </span>
            {choice.label}
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuLine() {
  return <Base.Separator className="menu-line" />;
}
