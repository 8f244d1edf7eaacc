import type { CSSProperties, ReactNode } from "react";
import "./states.css";

/** Where there is nothing to show, or it cannot be shown: why, and what to do about it. */
export function EmptyState({
  icon,
  title,
  children,
  buttons,
  isError = false,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
  readonly buttons?: ReactNode;
  /** Something failed; that is read out at once. */
  readonly isError?: boolean;
}) {
  return (
    <div className="empty-state" role={isError ? "alert" : "status"}>
      {icon}
      <h2>{title}</h2>
      {children === undefined ? null : <p className="hint">{children}</p>}
      {buttons === undefined ? null : <div className="buttons">{buttons}</div>}
    </div>
  );
}

/** Stands where something will, once it is read. Seen only by those who wait for longer than a moment. */
export function Skeleton({
  width,
  height,
}: {
  /** CSS lengths. */
  readonly width?: CSSProperties["width"];
  readonly height?: CSSProperties["height"];
}) {
  return <span className="skeleton" style={{ width, height }} aria-hidden="true" />;
}
