import { provideWords, speakChosen } from "../i18n/translations.ts";
import { guard } from "./report.ts";

/** Speaks the language that was chosen, and each one that is chosen later, and gives the mail pages their words. */
export function speak(): Promise<void> {
  return speakChosen((words) => guard(provideWords(words)));
}
