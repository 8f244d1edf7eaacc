import { useStore } from "@nanostores/react";
import { insetWords } from "../../words/inset.ts";
import type { Live } from "../kit/live.ts";
import { EmptyState } from "../kit/states.tsx";

/** Stands where mails would, while they are read, when they cannot be, and when there are none. */
export function ReadingState({ status }: { readonly status: Live<unknown>["status"] }) {
  const t = useStore(insetWords);
  switch (status) {
    case "loading":
      return (
        <p className="hint late" role="status">
          {t.loading}
        </p>
      );
    case "failed":
      return (
        <EmptyState title={t.failed} isError>
          {t.failedHint}
        </EmptyState>
      );
    case "ready":
      return <EmptyState title={t.unknown}>{t.unknownHint}</EmptyState>;
  }
}
