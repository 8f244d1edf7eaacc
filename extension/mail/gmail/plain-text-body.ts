import { SELECTORS } from "./selectors.ts";

/**
 * Gmail wraps what is written in rich text in blocks of its own (`<div dir="ltr">…`) and marks the mode in a part of the
 * request that InboxSDK 2.2.26 does not show: its `isPlainText` is always false there. Where the form has a field for it,
 * that decides; else this: a body in plain-text mode has line breaks at most. Text in angle brackets
 * ("<ann@example.org>") is no tag.
 */
const RICH_TEXT =
  /<(?:div|p|span|table|blockquote|a|img|b|i|u|font|ul|ol|html|body)(?:\s[^<>]*)?\/?>/i;

/**
 * Whether a mail leaves as plain text, into which no HTML may be put.
 * @param compose the compose window, closed or not
 */
export function isPlainText(compose: ParentNode, body: string): boolean {
  return isInPlainTextMode(compose) || !RICH_TEXT.test(body);
}

/** Whether the form says so itself; not every one does. */
export function isInPlainTextMode(compose: ParentNode): boolean {
  return compose.querySelector<HTMLInputElement>(SELECTORS.isRichText)?.value === "0";
}
