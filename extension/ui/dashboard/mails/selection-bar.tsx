import { useStore } from "@nanostores/react";
import { useId, useState } from "react";
import type { MailSummary } from "../../../db/summary.ts";
import { mailsWords } from "../../../words/mails.ts";
import { Button, IconButton } from "../../kit/button.tsx";
import { Popover } from "../../kit/popover.tsx";
import { Checkbox } from "../../kit/switch.tsx";
import { CloseIcon } from "../../kit/icons.tsx";
import type { MailActions } from "./mail-actions.ts";

/** What can be done with the mails that are selected; stands where the filters do. */
export function SelectionBar({
  mails,
  tags,
  actions,
  onExport,
  onClear,
}: {
  /** Those that are selected; at least one. */
  readonly mails: readonly MailSummary[];
  /** All that there are. */
  readonly tags: readonly string[];
  readonly actions: MailActions;
  readonly onExport: () => void;
  readonly onClear: () => void;
}) {
  const t = useStore(mailsWords);
  const ids = mails.map(({ id }) => id);
  const areMuted = mails.every(({ muted }) => muted);
  return (
    <div className="selection-bar">
      <IconButton name={t.clearSelection} onClick={onClear}>
        <CloseIcon />
      </IconButton>
      <strong role="status">{t.selected(mails.length)}</strong>
      <Popover name={t.tagMails} trigger={<Button>{t.tag}</Button>}>
        <TagPicker
          known={tags}
          has={(tag) => mails.every((mail) => mail.tags.includes(tag))}
          onAdd={(tag) => actions.addTag(ids, tag)}
          onRemove={(tag) => actions.removeTag(ids, tag)}
        />
      </Popover>
      <Button onClick={() => actions.mute(ids, !areMuted)}>{areMuted ? t.unmute : t.mute}</Button>
      <Button onClick={onExport}>{t.exportCsv}</Button>
      <Button
        kind="danger"
        onClick={() => {
          onClear();
          actions.remove(ids);
        }}
      >
        {t.delete}
      </Button>
    </div>
  );
}

/** A new tag, and those that there are, to be given to all of them or taken from them. */
function TagPicker({
  known,
  has,
  onAdd,
  onRemove,
}: {
  readonly known: readonly string[];
  readonly has: (tag: string) => boolean;
  readonly onAdd: (tag: string) => void;
  readonly onRemove: (tag: string) => void;
}) {
  const id = useId();
  const t = useStore(mailsWords);
  const [text, setText] = useState("");
  const tag = text.trim();
  return (
    <form
      className="tag-picker"
      onSubmit={(event) => {
        event.preventDefault();
        if (tag === "") return;
        onAdd(tag);
        setText("");
      }}
    >
      <label htmlFor={id} className="unseen">
        {t.newTag}
      </label>
      <div className="tag-picker-new">
        <input
          id={id}
          value={text}
          maxLength={40}
          placeholder={t.newTag}
          autoComplete="off"
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" disabled={tag === ""}>
          {t.addTag}
        </Button>
      </div>
      {known.map((one) => (
        <Checkbox
          key={one}
          label={one}
          isOn={has(one)}
          onChange={(isOn) => (isOn ? onAdd(one) : onRemove(one))}
        />
      ))}
    </form>
  );
}
