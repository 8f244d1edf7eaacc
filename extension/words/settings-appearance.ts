import { i18n, text } from "../i18n/i18n.ts";

/** The section of the settings on how things look and in which language. */
export const appearanceSettingsWords = i18n("settings-appearance", {
  theme: "Theme",
  themeHint: "Of Sightline’s own pages. In Gmail and Outlook it looks as they do.",
  system: "As the system",
  light: "Light",
  dark: "Dark",
  density: "Density",
  comfortable: "Comfortable",
  compact: "Compact",
  language: "Language",
  auto: text("As the browser ({language})"),
  languageHint: "Also of what Sightline shows in Gmail and Outlook, and of its notifications.",
});
