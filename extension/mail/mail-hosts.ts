/** Match patterns of Gmail's pages. */
export const gmailPages = ["https://mail.google.com/*"];

/** At this one private people have their mail; companies reach the same mailbox at each of the others. */
const privateHost = "outlook.live.com";

/** The hosts of Outlook on the web: two that are old, and the newest last. */
const outlookHosts: readonly string[] = [
  "outlook.office.com",
  "outlook.office365.com",
  privateHost,
  "outlook.cloud.microsoft",
];

/** Match patterns of Outlook's pages. */
export const outlookPages = outlookHosts.map((host) => `https://${host}/*`);

/** Whether a host is one of Outlook on the web. */
export function isOutlookHost(host: string): boolean {
  return outlookHosts.includes(host);
}

/** Whether two hosts of Outlook on the web may show the same mailbox. */
export function mayShowSameMailbox(one: string, other: string): boolean {
  return one === other || (one !== privateHost && other !== privateHost);
}
