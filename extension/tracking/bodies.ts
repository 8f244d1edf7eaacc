import type { OutgoingBody } from "../mail/mail-client.ts";
import type { TrackedUrls } from "./tracked-urls.ts";

/**
 * How the bodies of mail are changed, of the one kind that a mail client has: `html-bodies.ts`, `editor-bodies.ts`. The entrypoint
 * chooses, since what reads HTML is most of a script's weight.
 */
export interface Bodies {
  /** A body without the tracked parts of other mails. An editor is cleaned in place. One of another kind stays as it is. */
  readonly clean: <Body extends OutgoingBody>(body: Body) => Body;
  /**
   * Wraps the links of a body and puts the pixel into it, as far as `urls` gives them; null for one that cannot be changed.
   * Throws only what `urls` throws, and has changed nothing then.
   */
  readonly track: (body: OutgoingBody, urls: TrackedUrls) => TrackedBody | null;
  /** To rehearse with: a mail with so many links, which nobody sees. */
  readonly sample: (links: number) => OutgoingBody;
}

export interface TrackedBody {
  /** What leaves instead of a body of kind `html`; null for one that was changed in place. */
  readonly html: string | null;
  /** Destinations of the wrapped links; the link with index n is `links[n - 1]`. */
  readonly links: readonly string[];
  /** Takes back what was changed in place. */
  readonly undo: () => void;
}

/** Of the links in samples. */
export const SAMPLE_URL = "https://www.example.com/a?b=1&c=2";
