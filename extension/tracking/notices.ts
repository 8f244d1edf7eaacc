import type { MailClient, MailFeature, MissedSend } from "../mail/mail-client.ts";
import { noticeWords } from "../words/page-notices.ts";
import { noticesIn, openNotice, stand } from "./corner.ts";

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

type Words = ReturnType<typeof noticeWords.get>;
type Sentence = (t: Words, mailClient: string) => string;

const UNTRACKED: Readonly<Record<UntrackedReason, Sentence>> = {
  "plain-text": (t) => t.plainText,
  "not-paired": (t) => t.notPaired,
  paused: (t) => t.paused,
  reloaded: (t) => t.reloaded,
  failed: (t) => t.failed,
  "too-early": (t) => t.tooEarly,
  "not-offered": (t) => t.notOffered,
  scheduled: (t) => t.scheduled,
  "compose-unreachable": (t) => t.composeUnreachable,
};

const FEATURE_OFF: Readonly<Record<MailFeature, Sentence>> = {
  "list-marks": (t, mailClient) => t.listMarks({ mailClient }),
  reading: (t, mailClient) => t.reading({ mailClient }),
  replies: (t, mailClient) => t.replies({ mailClient }),
  confirmation: (t, mailClient) => t.confirmation({ mailClient }),
};

const NAMES: Readonly<Record<MailClient["kind"], string>> = { gmail: "Gmail", outlook: "Outlook" };

/** The window of the page, as far as notices go. */
export type NoticeWindow = Pick<Window, "document" | "opener" | "top">;

/**
 * Tells the rep what is not as it should be, in the page's corner, each for ten seconds, a long one longer, or until it is clicked. Read out
 * by screen readers.
 */
export function openNotices(mailClient: MailClient["kind"], view: NoticeWindow): Notices {
  function show(sentence: Sentence, attribute: string, value: string, replaced: string): void {
    for (const page of placesToTell(view)) {
      for (const before of noticesIn(page, replaced)) before.remove();
      const notice = openNotice(page, mailClient, "alert");
      notice.element.setAttribute(attribute, value);
      notice.element.textContent = sentence(noticeWords.get(), NAMES[mailClient]);
      notice.element.addEventListener("click", notice.close);
      stand(notice);
    }
  }

  return {
    untracked(reason) {
      const attribute = "data-sightline-untracked";
      show(UNTRACKED[reason], attribute, reason, `[${attribute}]`);
    },
    featureOff(feature) {
      const attribute = "data-sightline-feature-off";
      show(FEATURE_OFF[feature], attribute, feature, `[${attribute}="${feature}"]`);
    },
  };
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
