import { i18n } from "../i18n/i18n.ts";

/** The section of the settings on Sightline itself. */
export const aboutSettingsWords = i18n("settings-about", {
  versions: "Versions",
  extension: "Extension",
  protocol: "Protocol with the server",
  database: "Database",
  browser: "Browser",
  diagnostic: "Diagnostic",
  diagnosticHint:
    "What helps to find a fault, in English. No address, name, subject, link or server name is in it; of your lists only how long they are. Nothing is sent anywhere.",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Could not be copied. Select the text and copy it.",
  text: "Text of the diagnostic",
  firstSteps: "First steps",
  firstStepsHint: "Connect, notifications and a first test, once more.",
  showFirstSteps: "Show the first steps",
});
