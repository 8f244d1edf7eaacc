/**
 * Gmail wraps what is written in rich text in blocks of its own (`<div dir="ltr">…`) and marks the mode in a part of the
 * request that InboxSDK 2.2.26 does not show: its `isPlainText` is always false there. A body in plain-text mode has
 * line breaks at most. Text in angle brackets ("<ann@example.org>") is no tag.
 */
const RICH_TEXT =
  /<(?:div|p|span|table|blockquote|a|img|b|i|u|font|ul|ol|html|body)(?:\s[^<>]*)?\/?>/i;

/** True for a body without any element that only rich text has. */
export function isPlainTextBody(body: string): boolean {
  return !RICH_TEXT.test(body);
}
