import type { TrackingChoice } from "../../preferences.ts";

/** What of a mail is tracked, in one word. */
export type Tracked = "both" | "opens" | "links" | "none";

export function choiceOf({ opens, links }: TrackingChoice): Tracked {
  if (opens) return links ? "both" : "opens";
  return links ? "links" : "none";
}

export function trackingOf(choice: Tracked): TrackingChoice {
  return {
    opens: choice === "both" || choice === "opens",
    links: choice === "both" || choice === "links",
  };
}
