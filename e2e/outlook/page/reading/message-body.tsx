import { useState } from "react";
import type { ShownItem } from "../../wire.ts";
import { getItem } from "../service/reading.ts";
import { Icon } from "../shell/icon.tsx";
import { words } from "../words/words.ts";
import { BodyText } from "./body-text.tsx";
import { shortId } from "./short-id.ts";

/** A mail's text: what is new in it, and behind three dots what it quotes. */
export function MessageBody({ message }: { readonly message: ShownItem }) {
  const [withQuote, setWithQuote] = useState(false);
  const [withPictures, setWithPictures] = useState<ShownItem | null>(null);
  const shown = withPictures ?? message;
  const id = message.ItemId.Id;
  return (
    <>
      {message.HasBlockedImages && withPictures === null && (
        <div className="pictures-blocked">
          {words.picturesBlocked}{" "}
          <button
            type="button"
            className="link"
            data-standin="show-pictures"
            onClick={() => void getItem(id, "reading", true).then(setWithPictures)}
          >
            {words.showPictures}
          </button>
        </div>
      )}
      <BodyText
        html={(withQuote ? shown.NormalizedBody : shown.UniqueBody).Value}
        id={`UniqueMessageBody_${shortId(id)}`}
      />
      {message.HasQuotedText && !withQuote && (
        <button
          type="button"
          className="quiet dots"
          data-standin="show-quote"
          aria-label={words.expandQuote}
          title={words.expandQuote}
          onClick={() => setWithQuote(true)}
        >
          <Icon name="dots" />
        </button>
      )}
    </>
  );
}
