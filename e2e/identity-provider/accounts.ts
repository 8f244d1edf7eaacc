/** One Google account of somebody. */
export interface Account {
  readonly email: string;
  readonly name: string;
  /** False for an address that its owner never confirmed. */
  readonly verified?: boolean;
}

/** What the authorization page can be told to answer, beside the truth. */
export type Misbehaviour = "none" | "wrong-nonce" | "wrong-state" | "no-token";

interface IdTokenRequest {
  readonly account: Account;
  readonly clientId: string;
  readonly nonce: string;
  readonly now: number;
}

/**
 * An OpenID Connect ID token as Google's are (OpenID Connect Core 1.0, section 2), but not signed: who takes it here, the
 * Auth emulator, does not check signatures. `now` in milliseconds.
 */
export function makeIdToken({ account, clientId, nonce, now }: IdTokenRequest): string {
  const issued = Math.floor(now / 1_000);
  const [, domain = ""] = account.email.split("@");
  const claims = {
    iss: "https://accounts.google.com",
    azp: clientId,
    aud: clientId,
    sub: subjectOf(account.email),
    // Google names the organisation of a Workspace account only.
    ...(domain !== "gmail.com" && { hd: domain }),
    email: account.email,
    email_verified: account.verified ?? true,
    name: account.name,
    nonce,
    iat: issued,
    exp: issued + 3_600,
  };
  return `${encode({ alg: "none", typ: "JWT" })}.${encode(claims)}.`;
}

/** The same number for the same account, each time. */
function subjectOf(email: string): string {
  let number = 0n;
  for (const byte of Buffer.from(email)) number = (number * 257n + BigInt(byte)) % 10n ** 20n;
  return `1${number.toString().padStart(20, "0")}`;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}
