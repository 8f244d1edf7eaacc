import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import "./overlay.css";

/** A small window beside the button that opens it; Escape and a press elsewhere close it. */
export function Popover({
  trigger,
  name,
  children,
}: {
  readonly trigger: ReactElement;
  /** What is read out when it opens. */
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner sideOffset={4} collisionPadding={8}>
          <Base.Popup className="popover" aria-label={name}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
