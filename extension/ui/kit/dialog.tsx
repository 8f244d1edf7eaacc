import { Dialog as Base } from "@base-ui/react/dialog";
import type { ReactNode, RefObject } from "react";
import "./overlay.css";

/**
 * A window over the page. The rest of the page cannot be reached meanwhile; Escape and a press beside it close it, and the
 * keyboard goes back to where it came from.
 */
export function Dialog({
  isOpen,
  onClose,
  title,
  explanation,
  isWide = false,
  first,
  last,
  children,
  buttons,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Read out with the title. */
  readonly explanation?: ReactNode;
  readonly isWide?: boolean;
  /** What has the keyboard at first; else whatever comes first. A question's should be the safe answer. */
  readonly first?: RefObject<HTMLElement | null>;
  /** What has the keyboard afterwards, if it is there; else what had it before. */
  readonly last?: RefObject<HTMLElement | null>;
  readonly children?: ReactNode;
  /** The safe one first. */
  readonly buttons: ReactNode;
}) {
  return (
    <Base.Root open={isOpen} onOpenChange={(open) => (open ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup
          className="dialog"
          data-width={isWide ? "wide" : undefined}
          {...(first === undefined ? {} : { initialFocus: first })}
          {...(last === undefined ? {} : { finalFocus: () => last.current ?? true })}
        >
          <Base.Title>{title}</Base.Title>
          {explanation === undefined ? null : (
            <Base.Description className="hint">{explanation}</Base.Description>
          )}
          {children}
          <div className="buttons">{buttons}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
