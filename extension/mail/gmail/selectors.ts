/**
 * What Sightline itself looks for in Gmail's and InboxSDK's elements; all else goes through InboxSDK 2.2.26.
 * Seen in Gmail in 2026, asserted by the stand-in in `e2e/gmail`.
 */
export const SELECTORS = {
  /** A compose window or an inline reply; both hold the hidden `composeid`. */
  composeRoot: '[role="dialog"], .M9',
  composeId: 'input[name="composeid"]',
  /** Its value names the draft, from the moment at which the window opens. */
  draftId: 'input[name="draft"]',
  /** "1" in rich text, "0" in plain-text mode. */
  isRichText: 'input[name="ishtml"]',
  /** As InboxSDK finds it, without the arrow for scheduling beside it. */
  sendButton:
    '.IZ .Up div > div[role="button"]:not(.Uo):not([aria-haspopup="true"]):not([class^="inboxsdk_"])',
  /** The three dots behind which a reply keeps its quote. */
  foldedQuote: ".ajR:not([hidden])",
  composeButton: ".inboxsdk__composeButton",
  /** The lines above a message's text, in one of which InboxSDK puts its mark: from the sender to the buttons. */
  messageHead: "table",
  rowImage: ".inboxsdk__thread_row_icon_wrapper",
} as const;
