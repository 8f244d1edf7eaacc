import { useCallback, useMemo, useState } from "react";
import type { MessageId } from "../../../../shared/ids.ts";
import type { MailSummary } from "../../../db/summary.ts";

/** The mails that something is to be done with together. */
export interface Selection {
  readonly ids: ReadonlySet<MessageId>;
  /** Adds it or takes it away; with `toHere` everything from the last one that was chosen up to this. */
  readonly toggle: (mail: MailSummary, how?: { readonly toHere: boolean }) => void;
  readonly all: () => void;
  readonly clear: () => void;
}

/** @param shown those that can be chosen, in their order; what is not among them is not chosen either. */
export function useSelection(shown: readonly MailSummary[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<MessageId>>(new Set());
  const [last, setLast] = useState<MessageId | null>(null);
  const ids = useMemo(
    () =>
      chosen.size === 0
        ? chosen
        : new Set(shown.filter(({ id }) => chosen.has(id)).map(({ id }) => id)),
    [chosen, shown],
  );
  const toggle = useCallback<Selection["toggle"]>(
    (mail, { toHere } = { toHere: false }) => {
      setLast(mail.id);
      setChosen((before) => {
        const after = new Set(before);
        const from = toHere ? shown.findIndex(({ id }) => id === last) : -1;
        const to = shown.findIndex(({ id }) => id === mail.id);
        if (from >= 0) {
          for (const { id } of shown.slice(Math.min(from, to), Math.max(from, to) + 1))
            after.add(id);
        } else if (!after.delete(mail.id)) after.add(mail.id);
        return after;
      });
    },
    [shown, last],
  );
  return {
    ids,
    toggle,
    all: () => setChosen(new Set(shown.map(({ id }) => id))),
    clear: () => setChosen(new Set()),
  };
}
