import { useMemo } from "react";
import type { MessageId } from "../../../../shared/ids.ts";
import type { Request } from "../../../messages.ts";
import { mailsWords } from "../../../words/mails.ts";
import { useToast } from "../../kit/toaster.tsx";
import type { DashboardApi } from "../api.ts";

type Change = Extract<Request, { type: "edit-mails" }>["change"];

/** What is done with mails. Each says what it did, or that it could not, in the page's corner; what can be taken back offers it. */
export interface MailActions {
  readonly remove: (ids: readonly MessageId[]) => void;
  readonly mute: (ids: readonly MessageId[], muted: boolean) => void;
  readonly addTag: (ids: readonly MessageId[], tag: string) => void;
  readonly removeTag: (ids: readonly MessageId[], tag: string) => void;
  /** @param said what is told when it is saved */
  readonly remind: (ids: readonly MessageId[], remind: Change["remind"], said: string) => void;
}

/** Mails are changed by the background, and what changes is read from the database. */
export function useMailActions({ runtime }: Pick<DashboardApi, "runtime">): MailActions {
  const toast = useToast();
  return useMemo(() => {
    const t = () => mailsWords.get();
    const ask = async <Answer>(request: Request): Promise<Answer | null> => {
      // The worker died over it, which is told as any other failure.
      const answer = await runtime.sendMessage(request).catch(() => null);
      if (answer === null || answer === undefined) toast.show({ text: t().notSaved });
      // The background is part of this same build, so its answers need no validation.
      return (answer as Answer | undefined) ?? null;
    };
    const edit = async (
      messageIds: readonly MessageId[],
      change: Change,
      said: string,
      undo?: Change,
    ): Promise<void> => {
      const ids = [...messageIds];
      if ((await ask({ type: "edit-mails", messageIds: ids, change })) === null) return;
      toast.show({
        text: said,
        ...(undo === undefined
          ? {}
          : { undo: () => void ask({ type: "edit-mails", messageIds: ids, change: undo }) }),
      });
    };
    const restore = async (messageIds: MessageId[]): Promise<void> => {
      const answer = await ask<{ restored: number }>({ type: "restore-mails", messageIds });
      if (answer !== null) toast.show({ text: t().restored(answer.restored) });
    };
    const remove = async (messageIds: MessageId[]): Promise<void> => {
      const answer = await ask<{ deleted: MessageId[] }>({ type: "delete-mails", messageIds });
      if (answer === null) return;
      const { deleted } = answer;
      toast.show({ text: t().deleted(deleted.length), undo: () => void restore(deleted) });
    };
    return {
      remove: (ids) => void remove([...ids]),
      mute: (ids, muted) => {
        const said = muted ? t().mutedMany(ids.length) : t().unmutedMany(ids.length);
        void edit(ids, { muted }, said, { muted: !muted });
      },
      addTag: (ids, tag) =>
        void edit(ids, { addTags: [tag] }, t().tagged(ids.length, { tag }), { removeTags: [tag] }),
      removeTag: (ids, tag) =>
        void edit(ids, { removeTags: [tag] }, t().untagged(ids.length, { tag }), {
          addTags: [tag],
        }),
      remind: (ids, remind, said) => void edit(ids, { remind }, said),
    };
  }, [runtime, toast]);
}
