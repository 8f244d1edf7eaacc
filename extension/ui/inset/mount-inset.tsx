import { atom } from "nanostores";
import { createRoot } from "react-dom/client";
import { locale } from "../../i18n/i18n.ts";
import { speakChosen } from "../../i18n/translations.ts";
import { linkToPage } from "../../inset/page-link.ts";
import { preferences, type Preferences } from "../../preferences.ts";
import { InsetPage } from "./inset-page.tsx";
import type { InsetWorld, Show } from "./inset-world.ts";
import "../kit/theme.css";
import "./inset.css";

/**
 * Draws what stands in frames within pages of mail clients, in the language that was chosen and the look of the page about
 * it. Nothing is drawn until a content script gives its port, and says what.
 */
export async function mountInset(
  root: Element,
  { api, db }: Pick<InsetWorld, "api" | "db">,
): Promise<void> {
  const shown = atom<Show | null>(null);
  // Before anything is awaited: the port comes as soon as the frame has loaded.
  const linked = linkToPage((message) => shown.set(message.type === "show" ? message : null));
  const { documentElement } = document;
  locale.subscribe((language) => {
    documentElement.lang = language;
  });
  const take = ({ density }: Preferences): void => {
    documentElement.dataset["density"] = density;
  };
  preferences.watch(take);
  const [link] = await Promise.all([linked, speakChosen(), preferences.getValue().then(take)]);
  createRoot(root).render(<InsetPage world={{ api, db, link }} shown={shown} />);
}
