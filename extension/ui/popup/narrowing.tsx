import { useStore } from "@nanostores/react";
import { useEffect, useRef } from "react";
import { popupWords } from "../../words/popup.ts";
import { Select, TextField } from "../kit/field.tsx";
import type { FeedChoice } from "./feed-choice.ts";

/** Search and filter of the feed. "/" leads to the search, as in mail. */
export function Narrowing({
  choice,
  fresh,
  onChange,
}: {
  readonly choice: FeedChoice;
  /** How many readings are new. */
  readonly fresh: number;
  readonly onChange: (choice: FeedChoice) => void;
}) {
  const t = useStore(popupWords);
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLInputElement && event.target.type !== "checkbox";
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      search.current?.focus();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  return (
    <search className="narrowing">
      <TextField
        ref={search}
        type="search"
        label={t.search}
        isLabelHidden
        placeholder={t.searchPlaceholder}
        value={choice.search}
        onChange={(text) => onChange({ ...choice, search: text })}
        onKeyDown={(event) => {
          if (event.key !== "Escape" || choice.search === "") return;
          // Else Chrome closes the whole popup.
          event.preventDefault();
          onChange({ ...choice, search: "" });
        }}
      />
      <Select
        label={t.show}
        isLabelHidden
        value={choice.show}
        onChange={(show) => onChange({ ...choice, show })}
        choices={[
          { value: "everything", label: t.everything },
          { value: "new", label: t.newOnes({ count: fresh }) },
          { value: "person", label: t.people },
          { value: "click", label: t.clicks },
          { value: "reply", label: t.replies },
          { value: "unconfirmed", label: t.unconfirmed },
          { value: "machine", label: t.machines },
          { value: "self", label: t.yours },
          { value: "bounce", label: t.undelivered },
        ]}
      />
    </search>
  );
}
