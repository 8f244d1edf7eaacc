/** A subject without "Re:", "AW:" and the like, as conversations are named. */
export const withoutPrefixes = (subject: string): string =>
  subject.replace(/^(?:(?:re|aw|fwd?|wg):\s*)+/i, "");
