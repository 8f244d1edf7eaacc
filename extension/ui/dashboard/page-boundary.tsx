import { useStore } from "@nanostores/react";
import { Component, type ReactNode } from "react";
import { dashboardWords } from "../../words/dashboard.ts";
import { Button } from "../kit/button.tsx";

/** Keeps a page that fails, or whose file is gone since an update, from taking the others with it. */
export class PageBoundary extends Component<
  { readonly children: ReactNode },
  { readonly hasFailed: boolean }
> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <PageFailed /> : this.props.children;
  }
}

function PageFailed() {
  const t = useStore(dashboardWords);
  return (
    <div className="page-note" role="alert">
      <h1>{t.pageFailed}</h1>
      <p className="hint">{t.pageFailedHint}</p>
      <Button onClick={() => location.reload()}>{t.reload}</Button>
    </div>
  );
}
