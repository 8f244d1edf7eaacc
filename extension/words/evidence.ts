import type { TranslationFunction } from "@nanostores/i18n";
import type { ReasonCode } from "../../shared/verdict/reasons.ts";
import { SENTENCES } from "../../shared/verdict/sentences.ts";
import { i18n, text } from "../i18n/i18n.ts";

type Saying = TranslationFunction<
  [values: { readonly who: string; readonly what: string; readonly after: string }],
  string
>;

const all = Object.entries(SENTENCES).map(([code, sentence]) => [code, text(sentence.text)]);
const sentences: Record<ReasonCode, Saying> = Object.fromEntries(all);

/** What each piece of evidence says. The English stands with the verdicts, where the server's documentation needs it, too. */
export const evidencePhrases = i18n("evidence", {
  ...sentences,
  it: "It",
  thisMail: "this mail",
  theLink: "the link",
  beforeSending: "before you sent it",
  whileSending: "within the second in which you sent it",
  unknown: "There is evidence that this version cannot put into words yet.",
});
