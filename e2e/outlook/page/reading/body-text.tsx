import { useLayoutEffect, useRef } from "react";
import { has } from "../options.ts";
import { inertDocument } from "../trusted-types.ts";
import { words } from "../words/words.ts";

interface Props {
  /** As the server has cleaned it. */
  readonly html: string;
  readonly id: string;
}

/** The text of a mail, in the page itself: Outlook has no frame around it. */
export function BodyText({ html, id }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.replaceChildren(...inertDocument(html).body.childNodes);
  }, [html]);
  return (
    <div
      ref={place}
      className="message-body"
      role="document"
      aria-label={words.body}
      tabIndex={0}
      {...(has("reading-pane") ? { id } : {})}
    />
  );
}
