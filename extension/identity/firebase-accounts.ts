import type { FirebaseProject } from "../../shared/wire.ts";

/** Why Firebase gives no sign-in, or no token. */
export type FirebaseProblem =
  | { readonly kind: "account-disabled" }
  /** The sign-in that was kept is over; only the person can make another. */
  | { readonly kind: "token-revoked" }
  | { readonly kind: "signed-out" }
  /** No network, or Google's servers fail. */
  | { readonly kind: "google-unreachable" }
  /** The project, its key or its Google sign-in are not set up. `code` is Firebase's own. */
  | { readonly kind: "misconfigured"; readonly code: string };

/** A sign-in that is not in force yet. */
export interface NewSignIn {
  readonly kind: "signed-in";
  /** Firebase's ID token: the bearer of every call to the server. */
  readonly idToken: string;
  readonly email: string;
  /**
   * Keeps it under this name, for good. Another name's stays: until the session is another one, nothing has changed, in
   * whatever step the worker dies.
   */
  keep(login: string): Promise<void>;
  /** Forgets it; the one in force stays. */
  drop(): Promise<void>;
}

/** A fresh ID token and when it expires, in milliseconds since 1970 by this computer's clock, however wrong that is. */
export interface FreshToken {
  readonly kind: "token";
  readonly token: string;
  readonly expiresAt: number;
}

/**
 * Firebase Auth, as far as it is used. What is kept survives the worker and the browser. Each account that is kept has a
 * name, `login`, so that none is ever given the token of another. Nothing here rejects, but for `keep`.
 */
export interface FirebaseAccounts {
  /** Trades Google's ID token for a sign-in to the project. */
  signIn(project: FirebaseProject, googleIdToken: string): Promise<NewSignIn | FirebaseProblem>;
  freshToken(project: FirebaseProject, login: string): Promise<FreshToken | FirebaseProblem>;
  signOut(project: FirebaseProject, login: string): Promise<void>;
}
