import type { OutgoingBody } from "../mail/mail-client.ts";
import { instrument } from "./instrument.ts";
import { instrumentElement } from "./instrument-element.ts";
import { stripElement, stripHtml } from "./strip.ts";
import type { TrackedUrls } from "./tracked-urls.ts";

export interface TrackedBody {
  /** What leaves instead of a body of kind `html`; null for one that was changed in place. */
  readonly html: string | null;
  /** Destinations of the wrapped links; the link with index n is `links[n - 1]`. */
  readonly links: readonly string[];
  /** Takes back what was changed in place. */
  readonly undo: () => void;
}

/** A body without the tracked parts of other mails. An editor is cleaned in place. */
export function cleanBody<Body extends OutgoingBody>(body: Body): Body {
  if (body.kind === "html") return { ...body, html: stripHtml(body.html) };
  if (body.kind === "editor") stripElement(body.element);
  return body;
}

/** Wraps the links of a body and puts the pixel into it. Throws only what `urls` throws, and has changed nothing then. */
export function trackBody(
  body: Exclude<OutgoingBody, { kind: "plain-text" }>,
  urls: TrackedUrls,
): TrackedBody {
  if (body.kind === "html") return { ...instrument(body.html, urls), undo: () => undefined };
  return { ...instrumentElement(body.element, urls), html: null };
}
