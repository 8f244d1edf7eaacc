import type { Fetch, Story } from "../story.ts";

/** A recipient pastes a link, or the mail, into a chat: what fetches the preview is a machine. */
function preview(
  id: string,
  tells: string,
  by: Fetch["by"],
  fetch: Fetch["fetch"] = 1,
  rest: Partial<Fetch> = {},
): Story {
  const counts = { machine: 1 };
  return {
    id,
    tells,
    source: "previews",
    steps: [{ at: "2h", fetch, by, is: "machine", because: "link-preview", ...rest }],
    expect:
      fetch === "pixel" ? { state: "sent", opens: counts } : { state: "sent", clicks: counts },
  };
}

export const previews: readonly Story[] = [
  preview("slack-link", "A link is pasted into Slack.", "slackLinks"),
  preview(
    "slack-picture",
    "Slack's proxy fetches the picture of a shared mail.",
    "slackImages",
    "pixel",
  ),
  preview("slack-picture-of-a-link", "Slack's picture proxy asks for a link.", "slackImages", 2),
  preview("skype", "A link is pasted into Skype.", "skype"),
  preview("teams", "A link is pasted into Teams.", "teams"),
  preview("teams-picture", "Teams shows the picture of a shared mail.", "teams", "pixel"),
  preview("discord", "A link is pasted into Discord.", "discord"),
  preview(
    "whatsapp",
    "A link is pasted into WhatsApp, which fetches from the phone itself.",
    "whatsapp",
  ),
  preview("telegram", "A link is pasted into Telegram.", "telegram"),
  preview("facebook", "A link is shared on Facebook.", "facebook"),
  preview("apple-messages", "A link is sent in Apple's Messages.", "appleMessages"),
  preview("linkedin", "A link is shared on LinkedIn.", "linkedIn"),
  {
    id: "preview-then-the-colleague-clicks",
    tells: "The recipient shares a link in Slack; a colleague follows it from there.",
    source: "previews",
    steps: [
      { at: "1h", fetch: "pixel", by: "gmailProxy", is: "person", because: "mail-program-proxy" },
      { at: "70min", fetch: 1, by: "slackLinks", is: "machine", because: "link-preview" },
      { at: "71min", fetch: 1, by: "chromeMac", is: "person", because: "ordinary-program" },
    ],
    expect: {
      state: "clicked",
      opens: { person: 1 },
      clicks: { machine: 1, person: 1 },
      notified: ["Ada opened", "Ada clicked example.com/pricing"],
    },
  },
];
