/** Makes the tracked URLs of one mail. */
export interface TrackedUrls {
  /** The pixel's URL. */
  open(): string;
  /**
   * The wrapped link, or null when the destination must stay as it is.
   * @param link position among the wrapped links, from 1
   */
  click(link: number, destination: string): string | null;
}

/** The link's index travels in one byte, and 0 is the pixel. */
export const MAX_LINKS = 255;

/** Whether an `href` may be wrapped at all. */
export function isWebAddress(href: string): boolean {
  return /^\s*https?:/i.test(href);
}
