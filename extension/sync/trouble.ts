/** What is wrong between this browser and its server, or with what was read of its log. `connection-words.ts` says it to people. */
export type Trouble =
  | { readonly kind: "no-answer" }
  /** With an HTTP status that is none of success. */
  | { readonly kind: "answered"; readonly status: number }
  | { readonly kind: "not-sightline" }
  /** The server refuses the cursor that it gave. */
  | { readonly kind: "cursor-refused" }
  /** It says that there is more, and gives nothing. */
  | { readonly kind: "log-stuck" }
  /** This browser cannot keep what was read. */
  | { readonly kind: "storage-fails" }
  /** The server takes a token that is a second old for an expired one. */
  | { readonly kind: "fresh-token-expired" }
  | { readonly kind: "google-unreachable" }
  /** `code` is Firebase's own. */
  | { readonly kind: "misconfigured"; readonly code: string }
  /** How far this computer's clock is ahead of the server's, in milliseconds; negative: behind. */
  | { readonly kind: "clock-skew"; readonly skew: number }
  /** So many events were passed over. */
  | { readonly kind: "unreadable"; readonly events: number };
