import { useStore } from "@nanostores/react";
import { useRef, useState, type RefObject } from "react";
import type { MessageId } from "../../../shared/ids.ts";
import { UNDO_MS } from "../../db/delete-mails.ts";
import { timeOfDay } from "../../i18n/format.ts";
import type { Request } from "../../messages.ts";
import { settingsWords } from "../../words/settings.ts";
import { dataSettingsWords } from "../../words/settings-data.ts";
import { ask, type Background } from "../connect/requests.ts";
import { Button } from "../kit/button.tsx";
import { Dialog } from "../kit/dialog.tsx";
import { TextField } from "../kit/field.tsx";
import { useStored } from "../kit/live.ts";
import { useToast } from "../kit/toaster.tsx";
import { useNow } from "../kit/use-now.ts";
import { Card } from "./card.tsx";
import { lastDeletion, type Deletion } from "./last-deletion.ts";

/** Takes away everything, after the rep typed that they want that; and brings it back, for ten minutes. */
export function DeleteAll({
  api,
  count,
}: {
  readonly api: Background;
  /** How many mails there are. */
  readonly count: number;
}) {
  const t = useStore(dataSettingsWords);
  const toast = useToast();
  const now = useNow(5_000);
  const stored = useStored(lastDeletion);
  /** The deletion that was made here, which storage may not tell of yet. */
  const [own, setOwn] = useState<Deletion | null>(null);
  const last = own ?? stored;
  const [isAsking, setIsAsking] = useState(false);

  /** Takes away what is said of the deletion, once it is undone. */
  const unsay = useRef<() => void>(() => undefined);
  const restore = async (messageIds: readonly MessageId[]) => {
    const request: Request = { type: "restore-mails", messageIds: [...messageIds] };
    const answer = await ask<{ restored: number } | null>(api, request, null);
    if (answer === null) {
      toast.show({ text: t.restoreFailed });
      return;
    }
    unsay.current();
    setOwn(null);
    await lastDeletion.setValue(null);
    toast.show({ text: t.restored(answer.restored) });
  };
  /** @returns whether it worked. */
  const deleteAll = async () => {
    const request: Request = { type: "delete-mails", messageIds: "all" };
    const answer = await ask<{ deleted: MessageId[] } | null>(api, request, null);
    if (answer === null) return false;
    const deletion = { messageIds: answer.deleted, at: Date.now() };
    // First what undoes it, then the question goes, and the keyboard from there to here: the button that asked is out of work.
    setOwn(deletion);
    await lastDeletion.setValue(deletion);
    setIsAsking(false);
    unsay.current = toast.show({
      text: t.deleted(answer.deleted.length),
      undo: () => void restore(answer.deleted),
    });
    return true;
  };

  const undo = useRef<HTMLButtonElement>(null);
  const canUndo = last !== undefined && last !== null && now < last.at + UNDO_MS;
  return (
    <Card title={t.all} hint={t.allHint}>
      {canUndo ? (
        <div className="undo-deletion" role="status">
          <p>{t.undoUntil(last.messageIds.length, { time: timeOfDay(last.at + UNDO_MS) })}</p>
          <Button ref={undo} onClick={() => void restore(last.messageIds)}>
            {t.undo}
          </Button>
        </div>
      ) : null}
      <div className="buttons">
        <Button kind="danger" disabled={count === 0} onClick={() => setIsAsking(true)}>
          {t.allButton}
        </Button>
      </div>
      {isAsking ? (
        <Question
          count={count}
          undo={undo}
          onCancel={() => setIsAsking(false)}
          onConfirm={deleteAll}
        />
      ) : null}
    </Card>
  );
}

function Question({
  count,
  undo,
  onCancel,
  onConfirm,
}: {
  readonly count: number;
  /** What takes the answer back. */
  readonly undo: RefObject<HTMLButtonElement | null>;
  readonly onCancel: () => void;
  /** @returns whether it worked. */
  readonly onConfirm: () => Promise<boolean>;
}) {
  const t = useStore(dataSettingsWords);
  const all = useStore(settingsWords);
  const [typed, setTyped] = useState("");
  const [state, setState] = useState<"asking" | "busy" | "failed">("asking");
  const field = useRef<HTMLInputElement>(null);
  const isMeant = typed.trim().toLowerCase() === t.word.toLowerCase();
  const confirm = async () => {
    if (!isMeant) return;
    setState("busy");
    if (!(await onConfirm())) setState("failed");
  };
  return (
    <Dialog
      isOpen
      onClose={onCancel}
      title={t.allTitle(count)}
      explanation={t.allExplanation}
      first={field}
      last={undo}
      buttons={
        <>
          <Button onClick={onCancel}>{all.cancel}</Button>
          <Button
            kind="destroy"
            disabled={!isMeant}
            isBusy={state === "busy"}
            onClick={() => void confirm()}
          >
            {state === "busy" ? t.deleting : t.delete}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <TextField
          ref={field}
          label={t.typeIt({ word: t.word })}
          value={typed}
          error={state === "failed" ? t.deleteFailed : ""}
          onChange={setTyped}
        />
      </form>
    </Dialog>
  );
}
