import type { MissedSend } from "../mail/mail-client.ts";

/** Why a mail went out untracked without the rep having chosen it. */
export type UntrackedReason =
  | "plain-text"
  | "not-paired"
  | "paused"
  | "reloaded"
  | "failed"
  | MissedSend;

const WORDS: Readonly<Record<UntrackedReason, string>> = {
  "plain-text": "Sent untracked: a mail in plain-text mode can hold no pixel and no wrapped link.",
  "not-paired": "Sent untracked: Sightline is not paired with a server. Click its icon to pair it.",
  paused: "Sent untracked: Sightline is paused. Click its icon to resume.",
  reloaded: "Sent untracked: Sightline was updated. Reload this tab to go on tracking.",
  failed: "Sent untracked: Sightline could not prepare this mail. It left just as you wrote it.",
  "too-early": "Sent untracked: Sightline was not ready yet. It left just as you wrote it.",
  "not-offered": "Sent untracked: this mail went past Sightline. It left just as you wrote it.",
  scheduled: "Scheduled mail goes out untracked: it leaves later, without this browser.",
  "compose-unreachable":
    "Sightline cannot get hold of this compose window. Mail from it goes out untracked.",
};

const STYLE: Partial<CSSStyleDeclaration> = {
  position: "fixed",
  left: "24px",
  // Above Gmail's own bar with its "Undo".
  bottom: "88px",
  maxWidth: "420px",
  padding: "12px 16px",
  borderRadius: "4px",
  background: "#202124",
  color: "#fff",
  font: "14px/20px Roboto, Arial, sans-serif",
  boxShadow: "0 1px 3px rgb(0 0 0 / 40%)",
  zIndex: "2147483647",
};

const SHOWN_MS = 10_000;

/**
 * Tells the rep why a mail went out untracked, in the page's corner, for ten seconds or until it is clicked. Read out
 * by screen readers. A later notice takes the earlier one's place.
 */
export function showUntracked(reason: UntrackedReason): void {
  document.querySelector("[data-sightline-untracked]")?.remove();
  const notice = document.createElement("div");
  notice.setAttribute("role", "alert");
  notice.dataset["sightlineUntracked"] = reason;
  notice.textContent = WORDS[reason];
  Object.assign(notice.style, STYLE);
  notice.addEventListener("click", () => notice.remove());
  document.body.append(notice);
  setTimeout(() => notice.remove(), SHOWN_MS);
}
