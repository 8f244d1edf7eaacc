import type { ReactNode } from "react";
import { createPortal } from "react-dom";

interface Props {
  readonly role: "dialog" | "alertdialog";
  readonly title: string;
  readonly page: Document;
  readonly children: ReactNode;
}

/** A dialog as Fluent has them: at the end of the document, over everything. */
export const DialogFrame = ({ role, title, page, children }: Props) =>
  createPortal(
    <div className="fui-FluentProvider">
      <div className="fui-DialogSurface__backdrop" aria-hidden="true" />
      <div className="fui-DialogSurface" role={role} aria-modal="true" aria-label={title}>
        <h2 className="fui-DialogTitle">{title}</h2>
        {children}
      </div>
    </div>,
    page.body,
  );
