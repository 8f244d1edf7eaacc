import type { ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { locale } from "../../i18n/i18n.ts";
import { speakChosen } from "../../i18n/translations.ts";
import { preferences, type Preferences } from "../../preferences.ts";
import "./theme.css";

type Look = Pick<Preferences, "theme" | "density">;

/** The look of the last time, which can be read before anything is drawn. */
const lastLook = "look";

/**
 * Draws one of the extension's own pages, in the language and look that were chosen, and changes with them.
 * @param root where it is drawn
 */
export async function mountPage(root: Element, page: ReactNode): Promise<void> {
  followLook();
  locale.subscribe((language) => {
    document.documentElement.lang = language;
  });
  await speakChosen();
  createRoot(root).render(page);
}

/** Light or dark, comfortable or compact, for the page's own document. */
function followLook(): void {
  // In case the stored look is another one than the system's: no flash of the wrong one.
  const [theme, density] = (localStorage.getItem(lastLook) ?? "").split(" ");
  dress(theme ?? "", density ?? "");
  const take = (look: Look): void => {
    dress(look.theme, look.density);
    localStorage.setItem(lastLook, `${look.theme} ${look.density}`);
  };
  preferences.watch(take);
  void preferences.getValue().then(take);
}

function dress(theme: string, density: string): void {
  const { dataset } = document.documentElement;
  dataset["theme"] = theme;
  dataset["density"] = density;
}
