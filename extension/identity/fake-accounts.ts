import type { FirebaseAccounts, FirebaseProblem } from "./firebase-accounts.ts";

/** For tests: Firebase Auth with one account at a time. Its tokens are `<address> <number>`. */
export function fakeAccounts() {
  const firebase = {
    /** Who is signed in, for good. */
    kept: null as string | null,
    /** What it answers with instead. */
    problem: null as FirebaseProblem | null,
    /** How many sign-ins were given up. */
    dropped: 0,
    /** How many tokens it made. */
    tokens: 0,
  };
  const token = (email: string) => {
    firebase.tokens += 1;
    return `${email} ${firebase.tokens}`;
  };
  const accounts: FirebaseAccounts = {
    signIn: async (_project, googleIdToken) => {
      if (firebase.problem !== null) return firebase.problem;
      const email = emailOf(googleIdToken);
      return {
        kind: "signed-in",
        idToken: token(email),
        email,
        keep: async () => {
          firebase.kept = email;
        },
        drop: async () => {
          firebase.dropped += 1;
        },
      };
    },
    freshToken: async () => {
      if (firebase.problem !== null) return firebase.problem;
      if (firebase.kept === null) return { kind: "signed-out" };
      return { kind: "token", token: token(firebase.kept), expiresAt: Date.now() + 3_600_000 };
    },
    signOut: async () => {
      firebase.kept = null;
    },
  };
  return { firebase, accounts };
}

function emailOf(googleIdToken: string): string {
  const claims: { email?: string } = JSON.parse(atob(googleIdToken.split(".")[1] ?? ""));
  return claims.email ?? "";
}
