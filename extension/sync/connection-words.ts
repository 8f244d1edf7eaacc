import { duration } from "../i18n/format.ts";
import type { Session } from "../session.ts";
import { connectionWords } from "../words/connection.ts";
import type { Connection } from "./connection.ts";
import type { AccessProblem } from "./credentials.ts";
import type { Trouble } from "./trouble.ts";

/** How the background stands to the server, short enough for a header: "Live · push". */
export function stateWords(
  { state, via }: Pick<Connection, "state" | "via">,
  identity: Session["identity"] | null,
): string {
  const t = connectionWords.get();
  switch (state) {
    case "live":
      return via === "push" ? t.livePush : t.liveStream;
    case "unauthorized":
      return identity === "firebase" ? t.signInNeeded : t.unknownToServer;
    case "not-paired":
      return t.notPaired;
    case "connecting":
    case "polling":
    case "offline":
      return t[state];
  }
}

/** What that means, in sentences: what is wrong where something is, else how hits come. "" where there is nothing to say. */
export function stateSentence({ state, via, troubles }: Connection): string {
  const t = connectionWords.get();
  if (troubles.length > 0) return troubles.map(troubleSentence).join(" ");
  if (via === "push") return t.aboutPush;
  if (via === "stream") return t.aboutStream;
  return state === "polling" ? t.aboutPolling : "";
}

/** One sentence for people: why nothing arrives. What to do stands on the button beside it. */
export function accessSentence(problem: AccessProblem): string {
  const t = connectionWords.get();
  switch (problem) {
    case "unknown-browser":
      return t.unknownBrowser;
    case "signed-out":
      return t.signedOut;
    case "token-revoked":
      return t.tokenRevoked;
    case "account-disabled":
      return t.accountDisabled;
    case "sign-in-needed":
      return t.recordMissing;
    case "domain-not-allowed":
      return t.domainNotAllowed;
    case "email-not-verified":
      return t.emailNotVerified;
  }
}

/** One or two sentences for people: what is wrong between this browser and its server. */
export function troubleSentence(trouble: Trouble): string {
  const t = connectionWords.get();
  switch (trouble.kind) {
    case "no-answer":
      return t.noAnswer;
    case "answered":
      return t.answered({ status: String(trouble.status) });
    case "not-sightline":
      return t.notSightline;
    case "cursor-refused":
      return t.cursorRefused;
    case "log-stuck":
      return t.logStuck;
    case "storage-fails":
      return t.storageFails;
    case "fresh-token-expired":
      return t.freshTokenExpired;
    case "google-unreachable":
      return t.googleUnreachable;
    case "misconfigured":
      return t.misconfigured({ code: trouble.code });
    case "clock-skew": {
      const values = { duration: inLargestUnit(Math.abs(trouble.skew)) };
      return trouble.skew > 0 ? t.clockAhead(values) : t.clockBehind(values);
    }
    case "unreadable":
      return t.unreadable(trouble.events);
  }
}

/** A stretch of milliseconds, in the unit that leaves a number to read. */
function inLargestUnit(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes < 120) return duration(minutes, "minute");
  const hours = Math.round(minutes / 60);
  return hours < 48 ? duration(hours, "hour") : duration(Math.round(hours / 24), "day");
}
