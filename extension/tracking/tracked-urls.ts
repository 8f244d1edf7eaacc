/** Makes the tracked URLs of one mail. */
export interface TrackedUrls {
  /** The pixel's URL; null: no pixel. */
  open(): string | null;
  /**
   * The wrapped link, or null when the destination must stay as it is.
   * @param link position among the wrapped links, from 1
   */
  click(link: number, destination: string): string | null;
  /** Whether a link with this text stays as it is; where it is missing, none does for its text. Read from a link only then. */
  readonly staysFor?: ((text: string) => boolean) | undefined;
}

/** The link's index travels in one byte, and 0 is the pixel. */
export const MAX_LINKS = 255;

/** Whether an `href` may be wrapped at all. */
export function isWebAddress(href: string): boolean {
  return /^\s*https?:/i.test(href);
}
