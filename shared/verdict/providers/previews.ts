import type { Provider } from "../rule-types.ts";

const RECORDED = { from: "Recordings of public mail trackers", date: "2026-11-21" };

function preview(
  id: string,
  family: string,
  userAgent: NonNullable<Provider["match"]["userAgent"]>,
  source: Provider["source"] = RECORDED,
): Provider {
  return {
    id,
    name: `Link preview of ${family}`,
    family,
    kind: "preview",
    match: { userAgent },
    network: "hosting",
    means: {
      open: { verdict: "machine", reason: "link-preview" },
      click: { verdict: "machine", reason: "link-preview" },
    },
    source,
  };
}

/**
 * Those that draw a card of a link. The browsers inside of the same apps call themselves otherwise (Slack_SSB, FBAN,
 * LinkedInApp, discord/) and carry people. Apple's and Google's name those of others: they stand first.
 */
export const PREVIEWS: readonly Provider[] = [
  {
    // On the device of whoever pastes the link, hence from an ordinary network.
    ...preview("imessage-preview", "Apple Messages", {
      includes: ["facebookexternalhit/1.1 facebot twitterbot"],
      lacks: ["googlemessages/"],
    }),
    network: "unknown",
  },
  {
    ...preview("google-messages-preview", "Google Messages", { includes: ["googlemessages/"] }),
    network: "unknown",
  },
  preview(
    "slack-preview",
    "Slack",
    { includes: ["slackbot", "slack-imgproxy"] },
    { from: "https://api.slack.com/robots", date: "2026-11-21" },
  ),
  preview("teams-preview", "Microsoft Teams", { includes: ["skypeuripreview"] }),
  preview(
    "microsoft-preview",
    "Microsoft",
    { includes: ["microsoftpreview", "bingpreview"] },
    { from: "https://aka.ms/MicrosoftPreview", date: "2026-11-21" },
  ),
  preview(
    "discord-preview",
    "Discord",
    { includes: ["discordbot"] },
    { from: "https://discordapp.com, named in its user agent", date: "2026-11-21" },
  ),
  { ...preview("whatsapp-preview", "WhatsApp", { startsWith: ["whatsapp/"] }), network: "unknown" },
  preview("telegram-preview", "Telegram", { includes: ["telegrambot"] }),
  preview("linkedin-preview", "LinkedIn", { includes: ["linkedinbot"] }),
  preview(
    "facebook-preview",
    "Facebook",
    {
      includes: ["facebookexternalhit", "facebookcatalog", "meta-externalagent"],
      lacks: ["facebot"],
    },
    { from: "http://www.facebook.com/externalhit_uatext.php", date: "2026-11-21" },
  ),
  preview("x-preview", "X", { includes: ["twitterbot"], lacks: ["facebot", "telegrambot"] }),
  preview("bluesky-preview", "Bluesky", { includes: ["bluesky cardyb"] }),
  preview("mastodon-preview", "Mastodon", { includes: ["mastodon/"] }),
];
