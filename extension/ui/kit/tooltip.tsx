import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import "./overlay.css";

/**
 * More words on something, when it is pointed at or has the keyboard. Nothing may stand only here: a finger cannot point,
 * and it is not read out.
 */
export function Tooltip({
  text,
  children,
}: {
  readonly text: ReactNode;
  /** What is pointed at: one element, which can have the keyboard. */
  readonly children: ReactElement;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} collisionPadding={8}>
          <Base.Popup className="tooltip">{text}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
