import { i18n, text } from "../i18n/i18n.ts";

/** Around every page of the dashboard. */
export const dashboardWords = i18n("dashboard", {
  mails: "Mails",
  insights: "Insights",
  settings: "Settings",
  welcome: "First steps",
  pages: "Pages",
  skip: "Skip to the content",
  title: text("{page} · Sightline"),
  loadingPage: "Loading…",
  pageFailed: "This page could not be shown",
  pageFailedHint: "Sightline may have been updated meanwhile. Reload to go on; nothing is lost.",
  reload: "Reload",
  notConnected: "This browser is not connected to a server.",
  notConnectedHint: "Mail goes out untracked until it is.",
  connect: "Connect",
  notFound: "There is no such page",
  toMails: "Go to your mails",
});
