import * as z from "zod/mini";
import { decodeBase64Url } from "../../shared/base64url.ts";
import type { FirebaseProject } from "../../shared/wire.ts";

/** Google's endpoint (developers.google.com/identity/openid-connect/openid-connect, "implicit flow"). */
const googleUrl = "https://accounts.google.com/o/oauth2/v2/auth";

/** What is made anew for each attempt; the answer must carry both. */
export interface AttemptSecrets {
  /** Comes back beside the token: the answer is to our question. */
  readonly state: string;
  /** Comes back within the token: it was made for this attempt. */
  readonly nonce: string;
}

/** The page on which a person chooses a Google account. */
export function authorizationUrl(
  project: FirebaseProject,
  { state, nonce }: AttemptSecrets,
  request: { readonly redirectUri: string; readonly account: string | null },
): string {
  const url = new URL(project.authorizationUrl ?? googleUrl);
  const [domain, ...others] = project.domains;
  const parameters = {
    client_id: project.clientId,
    response_type: "id_token",
    redirect_uri: request.redirectUri,
    scope: "openid email",
    state,
    nonce,
    // Without it, a browser with one Google account signs in without asking, and another cannot be chosen.
    prompt: "select_account",
    // A hint on whose accounts to list. The server checks the domain.
    ...(domain !== undefined && others.length === 0 && { hd: domain }),
    ...(request.account !== null && { login_hint: request.account }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

export type AuthorizationAnswer =
  | {
      readonly kind: "answered";
      /** Google's ID token, not verified: Firebase does that. */
      readonly idToken: string;
      readonly email: string;
      /** When it was made, by Google's clock; milliseconds since 1970. */
      readonly issuedAt: number;
    }
  | { readonly kind: "cancelled" }
  /** It is not the answer to this attempt. */
  | { readonly kind: "answer-mismatch" }
  | { readonly kind: "google-refused"; readonly code: string };

const claimsSchema = z.object({
  nonce: z.string(),
  email: z.string(),
  iat: z.number(),
});

/** Reads what Google said by way of the address that it led to. */
export function readAuthorizationAnswer(
  address: string,
  secrets: AttemptSecrets,
): AuthorizationAnswer {
  if (!URL.canParse(address)) return { kind: "answer-mismatch" };
  const answer = new URLSearchParams(new URL(address).hash.slice(1));
  if (answer.get("state") !== secrets.state) return { kind: "answer-mismatch" };
  const error = answer.get("error");
  if (error === "access_denied") return { kind: "cancelled" };
  if (error !== null) return { kind: "google-refused", code: error.slice(0, 60) };
  const idToken = answer.get("id_token") ?? "";
  const claims = claimsSchema.safeParse(claimsOf(idToken));
  if (!claims.success || claims.data.nonce !== secrets.nonce) return { kind: "answer-mismatch" };
  return {
    kind: "answered",
    idToken,
    email: claims.data.email,
    issuedAt: claims.data.iat * 1000,
  };
}

/** What a JWT (RFC 7519) says, unverified; null where it is none. */
function claimsOf(token: string): unknown {
  const bytes = decodeBase64Url(token.split(".")[1] ?? "");
  if (bytes === null) return null;
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
