import type { ComponentProps, ReactNode } from "react";
import "./button.css";

interface ButtonProps extends Omit<ComponentProps<"button">, "className" | "type"> {
  /**
   * - `primary`: what most want here; one in a view.
   * - `danger`: leads to something that takes away.
   * - `destroy`: takes away.
   * - `quiet`: without an edge, for what is beside the point.
   */
  readonly kind?: "plain" | "primary" | "danger" | "destroy" | "quiet";
  /** What it began goes on; it can be reached, but a press does nothing. */
  readonly isBusy?: boolean;
  readonly type?: "button" | "submit";
}

/** A button with words. All else is as with `<button>`. */
export function Button({
  kind = "plain",
  isBusy = false,
  type = "button",
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      className="button"
      data-kind={kind}
      type={type}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || rest["aria-disabled"] || undefined}
      onClick={(event) => {
        if (!isBusy) onClick?.(event);
        // A form would be sent once more.
        else event.preventDefault();
      }}
    />
  );
}

/** A button that is an icon; its name is read out and shown as a tooltip. */
export function IconButton({
  name,
  children,
  ...rest
}: Omit<ComponentProps<"button">, "className" | "aria-label" | "title" | "type"> & {
  readonly name: string;
  readonly children: ReactNode;
}) {
  return (
    <button {...rest} className="icon-button" type="button" aria-label={name} title={name}>
      {children}
    </button>
  );
}

/** A link that looks like a button, for what has an address. */
export function ButtonLink({
  kind = "plain",
  ...rest
}: Omit<ComponentProps<"a">, "className"> & Pick<ButtonProps, "kind">) {
  return <a {...rest} className="button" data-kind={kind} />;
}
