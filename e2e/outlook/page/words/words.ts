import { german } from "./german.ts";
import { hebrew } from "./hebrew.ts";
import { english } from "./english.ts";
import type { FolderName } from "../../wire.ts";

/** Everything that the page says, in one language. Outlook translates its labels too, so nothing can be found by them. */
export interface Words {
  readonly locale: string;
  readonly mail: string;
  readonly search: string;
  readonly accountManager: (name: string) => string;
  readonly settings: string;
  readonly tabs: readonly [home: string, view: string, help: string];
  readonly newMail: string;
  readonly delete: string;
  readonly archive: string;
  readonly report: string;
  readonly moveTo: string;
  readonly undo: string;
  readonly folders: Readonly<Record<FolderName, string>>;
  readonly folderPane: string;
  readonly messageList: string;
  readonly filter: string;
  readonly emptyFolder: string;
  readonly nothingSelected: string;
  readonly draftMark: string;
  readonly noSubject: string;
  readonly unread: string;
  readonly reply: string;
  readonly replyAll: string;
  readonly forward: string;
  readonly moreActions: string;
  readonly print: string;
  readonly openWindow: string;
  readonly showPictures: string;
  readonly picturesBlocked: string;
  readonly expandMessage: string;
  readonly message: string;
  readonly readingPane: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly from: string;
  readonly sentOn: string;
  readonly subjectField: string;
  readonly addSubject: string;
  readonly body: string;
  readonly remove: (who: string) => string;
  readonly send: string;
  readonly sendTitle: string;
  readonly moreSendOptions: string;
  readonly scheduleSend: string;
  readonly scheduleQuestion: string;
  readonly tomorrowMorning: string;
  readonly tomorrowAfternoon: string;
  readonly mondayMorning: string;
  readonly discard: string;
  readonly discardQuestion: string;
  readonly keep: string;
  readonly popOut: string;
  readonly close: string;
  readonly plainText: string;
  readonly richText: string;
  readonly expandQuote: string;
  readonly draftSavedAt: (time: string) => string;
  readonly sending: string;
  readonly sent: string;
  readonly undoSend: string;
  readonly scheduled: string;
  readonly sendFailed: string;
  readonly tryAgain: string;
  readonly missingSubject: string;
  readonly missingSubjectQuestion: string;
  readonly dontSend: string;
  readonly missingRecipient: string;
  readonly policyTip: string;
  readonly policyBlocked: string;
  readonly sendAnyway: string;
  readonly cancel: string;
  readonly ok: string;
  readonly replyPrefix: string;
  readonly forwardPrefix: string;
}

const LANGUAGES = { en: english, de: german, he: hebrew } as const;

/** The words of the page's language. */
export const words: Words =
  LANGUAGES[document.documentElement.lang as keyof typeof LANGUAGES] ?? english;
