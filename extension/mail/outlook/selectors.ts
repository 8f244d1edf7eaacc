/**
 * What Sightline looks for in Outlook on the web: test ids, patterns of ids, roles, data attributes; never a word, since
 * labels and titles are in the reader's language. Gathered from public extensions and scripts of 2018 to 2026 (the years
 * stand beside each), not from a live account; asserted by the stand-in in `e2e/outlook`, in three languages. How quotes are marked, in Outlook as
 * elsewhere, stands in `quote-marks.ts`.
 */
export const SELECTORS = {
  // Writing

  /**
   * The body of a mail being written (roosterjs). 2021 to 2026: `#editorParent_N > div`, its label "Message body" is
   * localised. The `id` has gone missing in some builds, the role has not. In plain-text mode it may be a text area.
   */
  editor:
    '[id^="editorParent_"] :is([contenteditable="true"], [contenteditable="plaintext-only"], textarea), [contenteditable="true"][role="textbox"]',
  /** What stands within one is a part of it. */
  editable: '[contenteditable="true"], [contenteditable="plaintext-only"]',
  /** Around the editor alone. 2021 to 2026. */
  editorParent: '[id^="editorParent_"]',
  /** A body that can hold no markup. */
  plainTextEditor: 'textarea, [contenteditable="plaintext-only"]',
  /** A compose form in the page's own window: tabs of it number their roots. 2020 to 2026. */
  dockedCompose: '[id^="docking_InitVisiblePart_"]',
  /** A compose form in a window of its own. 2022 to 2026. */
  poppedOutCompose: '[data-app-section="Form_Content"]',
  /** The subject; the middle of the id is the draft's. 2020 to 2026. A reply below its mail may have none. */
  subjectInput: 'input[id^="MSG_"][id$="_SUBJECT"]',
  /** To, Cc and Bcc, in this order, and nothing else beside the editor that can be written in. 2021 to 2026. */
  recipientWell: '[contenteditable="true"]',
  /** A recipient in a well: the element at which the person's card opens. 2020 to 2026. */
  recipientChip: "[data-lpc-hover-target-id]",

  /** The Send button: a div around the split button or within its first half. 2022 to 2026. */
  sendTestId: '[data-testid="ComposeSendButton"]',
  /** The first half of the split button; others (Reply) are split, too: only together with a compose form. 2024 to 2026. */
  splitPrimary:
    '.fui-SplitButton__primaryActionButton, [id^="splitButton-"][id$="__primaryActionButton"]',
  /** Its second half, the arrow, which opens a menu: "Send", "Schedule send", … 2024 to 2026. */
  splitMenuButton: '.fui-SplitButton__menuButton, [id^="splitButton-"][id$="__menuButton"]',
  /** Around both halves. 2024 to 2026. */
  splitButton: ".fui-SplitButton",
  /** The menus of Fluent stand at the end of the page, not within the form. */
  menu: '[role="menu"]',
  menuItem: '[role^="menuitem"]',
  /** Dialogs of Fluent, at the end of the page, too: missing subject, policy tips, when to send. */
  dialog: '[role="dialog"], [role="alertdialog"]',
  /** Bars that tell of something and have buttons: a send that failed. */
  notice: '[role="alert"], [role="status"]',
  button: 'button, [role="button"], input[type="button"], input[type="submit"]',
  /** Throws the draft away. 2022 to 2026. */
  discard: "#discardCompose",

  // Lists

  /** A row of a list: a conversation or a message. Virtualised, 12 to 20 stand in the page. 2020 to 2026. */
  row: '[role="option"][data-convid]',
  /** A row that does not say so. Suggestions and attachments are options, too, hence the rest. 2022 to 2026. */
  namelessRow:
    '[role="option"][data-focusable-row]:not([data-convid]), [data-app-section="MessageList"] [role="option"]:not([data-convid])',
  list: '[role="listbox"]',
  conversationId: "data-convid",

  // Reading

  /** Where an open mail or conversation shows, or what is written in its place. 2020 to 2026. */
  readingPane:
    '#ReadingPaneContainerId, [data-app-section="ConversationContainer"], [data-app-section="MailReadCompose"]',
  /** The body of one message there; the rest of the id changes. 2020 to 2026. */
  messageBody: '[id^="UniqueMessageBody"][role="document"]',
  /** The heading of the open conversation. What stands between is its id in some builds. 2020 to 2026. */
  conversationSubject: '[id^="CONV_"][id$="_SUBJECT"]',
  /**
   * Headings of one message; what stands between is the same for all of them. A folded message has them, too. The sender's
   * has his address ("Name<address>") but for people of one's own organisation. 2025 to 2026.
   */
  sender: '[id^="MSG_"][id$="_FROM"]',
  sentTime: '[id^="MSG_"][id$="_DATETIME"], [data-testid="SentReceivedSavedTime"]',
  /** What only an open mail has, whether or not its body is known. */
  openMail:
    '[id^="CONV_"][id$="_SUBJECT"], [id^="MSG_"][id$="_FROM"], [data-testid="SentReceivedSavedTime"]',
  /** What can only be the body of an open mail, but is not named as one. */
  unknownBody:
    '#ReadingPaneContainerId [role="document"]:not([id^="UniqueMessageBody"]), [data-app-section="ConversationContainer"] [role="document"]:not([id^="UniqueMessageBody"])',
} as const;
