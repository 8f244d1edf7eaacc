import type { FirebaseAccounts, FirebaseProblem } from "./firebase-accounts.ts";

/** For tests: Firebase Auth. Its tokens are `<address> <number>`. */
export function fakeAccounts() {
  const logins = new Map<string, string>();
  const firebase = {
    /** Who is signed in, for good; everybody, where it is more than one. */
    get kept(): string | null {
      return logins.size === 0 ? null : [...logins.values()].join();
    },
    /** Happens while a sign-in is being stored. */
    whileKeeping: async () => {},
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
        keep: async (login) => {
          await firebase.whileKeeping();
          logins.set(login, email);
        },
        drop: async () => {
          firebase.dropped += 1;
        },
      };
    },
    freshToken: async (_project, login) => {
      if (firebase.problem !== null) return firebase.problem;
      const email = logins.get(login);
      if (email === undefined) return { kind: "signed-out" };
      return { kind: "token", token: token(email), expiresAt: Date.now() + 3_600_000 };
    },
    signOut: async (_project, login) => {
      logins.delete(login);
    },
  };
  return { firebase, accounts };
}

function emailOf(googleIdToken: string): string {
  const claims: { email?: string } = JSON.parse(atob(googleIdToken.split(".")[1] ?? ""));
  return claims.email ?? "";
}
