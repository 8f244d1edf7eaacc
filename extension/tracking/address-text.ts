/** What begins as addresses do, or is a host's name with an ending of letters, alone or with a path. */
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$|^(?:[\p{L}\p{N}_-]+\.)+\p{L}{2,}(?:[/?#:]\S*)?$/iu;
/** What editors put into long words, for lines to break there, and before or after links. */
const UNSEEN = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/**
 * Whether a link's text is itself an address. Some mail programs warn of a link that leads elsewhere than it says, as one
 * that is wrapped does.
 */
export function isAddressText(text: string): boolean {
  return ADDRESS.test(text.replace(UNSEEN, "").trim());
}
