/**
 * Whether a page is one of mail. Calendar, people, files and settings of their own stand at the same hosts, and their lists and
 * forms look like mail's; windows that a script has made have no address, or their opener's.
 */
export function isOfMail({ location }: Document): boolean {
  return !location.protocol.startsWith("http") || /^\/mail(?:\/|$)/i.test(location.pathname);
}
