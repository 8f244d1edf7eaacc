/** Match patterns of Gmail's pages. */
export const gmailPages = ["https://mail.google.com/*"];

/** The hosts of Outlook on the web: of companies (two that are old and one that is new) and of private people. */
const outlookHosts = [
  "outlook.office.com",
  "outlook.office365.com",
  "outlook.live.com",
  "outlook.cloud.microsoft",
] as const;

/** Match patterns of Outlook's pages. */
export const outlookPages = outlookHosts.map((host) => `https://${host}/*`);

/** Whether a host is one of Outlook on the web. */
export function isOutlookHost(host: string): boolean {
  return outlookHosts.some((known) => known === host);
}
