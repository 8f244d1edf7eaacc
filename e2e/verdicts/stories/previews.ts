import type { Fetch, Story } from "../story.ts";

/** A recipient pastes a link, or the mail, into a chat: what fetches the preview is a machine. */
function preview(id: string, tells: string, by: Fetch["by"], link?: number): Story {
  const counts = { machine: 1 };
  return {
    id,
    tells,
    source: "previews",
    steps: [{ at: "2h", by, ...(link === undefined ? {} : { link }), is: "machine: link-preview" }],
    expect:
      link === undefined ? { state: "sent", opens: counts } : { state: "sent", clicks: counts },
  };
}

export const previews: readonly Story[] = [
  preview("slack-link", "A link is pasted into Slack.", "slackLinks", 1),
  preview("slack-picture", "Slack's proxy fetches the picture of a shared mail.", "slackImages"),
  preview("slack-picture-of-a-link", "Slack's picture proxy asks for a link.", "slackImages", 2),
  preview("skype", "A link is pasted into Skype.", "skype", 1),
  preview("teams", "A link is pasted into Teams.", "teams", 1),
  preview("teams-picture", "Teams shows the picture of a shared mail.", "teams"),
  preview("discord", "A link is pasted into Discord.", "discord", 1),
  preview(
    "whatsapp",
    "A link is pasted into WhatsApp, which fetches from the phone itself.",
    "whatsapp",
    1,
  ),
  preview("telegram", "A link is pasted into Telegram.", "telegram", 1),
  preview("facebook", "A link is shared on Facebook.", "facebook", 1),
  preview("apple-messages", "A link is sent in Apple's Messages.", "appleMessages", 1),
  preview("linkedin", "A link is shared on LinkedIn.", "linkedIn", 1),
  preview("google-messages", "A link is sent in Google's Messages.", "googleMessages", 1),
  preview("x", "A link is posted on X.", "x", 1),
  preview("bluesky", "A link is posted on Bluesky.", "bluesky", 1),
  preview("mastodon", "A link is posted on Mastodon.", "mastodon", 1),
  {
    id: "browsers-inside-of-chats",
    tells: "A link is followed inside of Facebook's app and of Slack's: people, not previews.",
    source: "previews",
    mail: { to: ["Ada", "Grace"] },
    steps: [
      { at: "1h", link: 1, by: "facebookApp", is: "person: ordinary-program" },
      { at: "2h", link: 1, by: "slackApp", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      clicks: { person: 2 },
      notified: ["Someone clicked example.com/pricing", "Someone clicked example.com/pricing"],
    },
  },
  {
    id: "preview-then-the-colleague-clicks",
    tells: "The recipient shares a link in Slack; a colleague follows it from there.",
    source: "previews",
    steps: [
      { at: "1h", by: "gmailProxy", is: "person: mail-program-proxy" },
      { at: "70min", link: 1, by: "slackLinks", is: "machine: link-preview", who: "Slack" },
      { at: "71min", link: 1, by: "chromeMac", is: "person: ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { person: 1 },
      clicks: { machine: 1, person: 1 },
      notified: ["Ada opened", "Ada clicked example.com/pricing"],
    },
  },
];
