/** What an ID token says, once it is proved to be of our project's Firebase Auth and not past its hour. */
export interface IdTokenClaims {
  readonly uid: string;
  /** When the person signed in; milliseconds since 1970. Renewing the token does not change it. */
  readonly signedInAt: number;
  /** When this token was given out, or renewed: the account was in order then. Milliseconds since 1970. */
  readonly issuedAt: number;
  /** How the person signed in, such as `google.com`. */
  readonly provider: string;
  readonly email: string | null;
  readonly emailVerified: boolean;
}

export type IdTokenOutcome =
  | { readonly kind: "claims"; readonly claims: IdTokenClaims }
  | { readonly kind: "unauthorized" | "token-expired" | "token-revoked" | "account-disabled" };

export type AccountState =
  /** Sign-ins from before this time have been ended; milliseconds since 1970. */
  | { readonly kind: "active"; readonly validSince: number }
  | { readonly kind: "disabled" }
  | { readonly kind: "deleted" };

/** Firebase Auth, as far as a bearer needs it. Both reject with an `UnavailableError` when it cannot be asked. */
export interface IdTokens {
  /** Checks signature, project and time. No request goes out, but for Google's public keys now and then. */
  verify(token: string): Promise<IdTokenOutcome>;
  /** Asks how the account stands now: one request. */
  accountState(uid: string): Promise<AccountState>;
}
