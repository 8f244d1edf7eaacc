import type { MailClient, MailFeature, MissedSend } from "../mail/mail-client.ts";

/** Why a mail went out untracked without the rep having chosen it. */
export type UntrackedReason =
  | "plain-text"
  | "not-paired"
  | "paused"
  | "reloaded"
  | "failed"
  | MissedSend;

/** What the rep is told in the page's corner. */
export interface Notices {
  /** Why a mail goes out untracked. Takes the place of the one before. */
  readonly untracked: (reason: UntrackedReason) => void;
  /** What does not work in this page. */
  readonly featureOff: (feature: MailFeature) => void;
}

const UNTRACKED: Readonly<Record<UntrackedReason, string>> = {
  "plain-text": "Sent untracked: a mail in plain-text mode can hold no pixel and no wrapped link.",
  "not-paired": "Sent untracked: Sightline is not paired with a server. Click its icon to pair it.",
  paused: "Sent untracked: Sightline is paused. Click its icon to resume.",
  reloaded: "Sent untracked: Sightline was updated. Reload this tab to go on tracking.",
  failed: "Sent untracked: Sightline could not prepare this mail. It left just as you wrote it.",
  "too-early": "Sent untracked: Sightline was not ready yet. It left just as you wrote it.",
  "not-offered": "Sent untracked: this mail went past Sightline. It left just as you wrote it.",
  scheduled: "Scheduled mail goes out untracked: it leaves later, without this browser.",
  "compose-unreachable":
    "Sightline cannot get hold of this compose window. Mail from it goes out untracked.",
};

const FEATURE_OFF: Readonly<Record<MailFeature, (mailClient: string) => string>> = {
  "list-marks": (mailClient) =>
    `${mailClient} shows this list in a way that Sightline does not know, so it has no ticks. Mail is tracked all the same: click Sightline's icon for its opens and clicks.`,
  reading: (mailClient) =>
    `${mailClient} shows open mail in a way that Sightline does not know, so it has no ticks, and your own views may count as opens. Mail is tracked all the same: click Sightline's icon for its opens and clicks.`,
  replies: (mailClient) =>
    `${mailClient} does not tell Sightline who wrote the mails of this conversation, or when, so replies and bounces go unnoticed. Opens and clicks are tracked.`,
  confirmation: (mailClient) =>
    `Sightline did not see ${mailClient} send your mail. It will be listed once somebody opens it or clicks a link in it.`,
};

const NAMES: Readonly<Record<MailClient["kind"], string>> = { gmail: "Gmail", outlook: "Outlook" };

const LOOKS: Readonly<Record<MailClient["kind"], Partial<CSSStyleDeclaration>>> = {
  gmail: { background: "#202124", font: "14px/20px Roboto, Arial, sans-serif" },
  outlook: {
    background: "#292929",
    font: '14px/20px "Segoe UI Variable", "Segoe UI", "Helvetica Neue", Arial, sans-serif',
  },
};

const PLACE: Partial<CSSStyleDeclaration> = {
  position: "fixed",
  insetInlineStart: "24px",
  // Above the mail client's own bar with its "Undo".
  bottom: "88px",
  display: "flex",
  flexDirection: "column",
  gap: "8px",
  maxWidth: "min(420px, calc(100% - 48px))",
  zIndex: "2147483647",
};

const NOTICE: Partial<CSSStyleDeclaration> = {
  padding: "12px 16px",
  // Dark pages have no shadows to set it apart.
  border: "1px solid #5f6368",
  borderRadius: "4px",
  color: "#fff",
  boxShadow: "0 1px 3px rgb(0 0 0 / 40%)",
};

const SHOWN_MS = 10_000;
/** Some words take longer to read. */
const MS_PER_LETTER = 90;

/** The window of the page, as far as notices go. */
export type NoticeWindow = Pick<Window, "document" | "opener" | "top">;

/**
 * Tells the rep what is not as it should be, in the page's corner, each for ten seconds, a long one longer, or until it is clicked. Read out
 * by screen readers.
 */
export function openNotices(mailClient: MailClient["kind"], view: NoticeWindow): Notices {
  function show(words: string, mark: readonly [attribute: string, value: string]): void {
    for (const page of placesToTell(view)) showIn(page, words, mark, LOOKS[mailClient]);
  }

  return {
    untracked(reason) {
      show(UNTRACKED[reason], ["data-sightline-untracked", reason]);
    },
    featureOff(feature) {
      show(FEATURE_OFF[feature](NAMES[mailClient]), ["data-sightline-feature-off", feature]);
    },
  };
}

function showIn(
  page: Document,
  words: string,
  [attribute, value]: readonly [string, string],
  look: Partial<CSSStyleDeclaration>,
): void {
  const place = placeIn(page);
  const sameKind = attribute === "data-sightline-untracked" ? "" : `="${value}"`;
  place.querySelector(`[${attribute}${sameKind}]`)?.remove();
  const notice = page.createElement("div");
  notice.setAttribute("role", "alert");
  notice.setAttribute(attribute, value);
  notice.dir = "ltr";
  notice.textContent = words;
  Object.assign(notice.style, NOTICE, look);
  const close = (): void => {
    notice.remove();
    if (place.childElementCount === 0) place.remove();
  };
  notice.addEventListener("click", close);
  place.append(notice);
  setTimeout(close, Math.max(SHOWN_MS, words.length * MS_PER_LETTER));
}

const PLACE_NAME = "data-sightline-notices";

function placeIn(page: Document): HTMLElement {
  const before = page.querySelector<HTMLElement>(`[${PLACE_NAME}]`);
  if (before !== null) return before;
  const place = page.createElement("div");
  place.setAttribute(PLACE_NAME, "");
  Object.assign(place.style, PLACE);
  page.body.append(place);
  return place;
}

/** Not in a frame, where nobody would see it; and in a window's opener too, since the window may close at any moment. */
function placesToTell({ document, opener, top }: NoticeWindow): Document[] {
  const places = [bodiedDocument(top) ?? document, bodiedDocument(top?.opener ?? opener)];
  return places.filter((page) => page !== null);
}

/** Null where there is none, or it is another site's. */
function bodiedDocument(view: Window | null): Document | null {
  try {
    return view?.document.body == null ? null : view.document;
  } catch {
    return null;
  }
}
