import { problemSchema } from "../../shared/wire.ts";
import type { AccessProblem, Credentials } from "./credentials.ts";
import type { Fetch } from "./fetch.ts";
import type { Trouble } from "./trouble.ts";

export type AuthorizedAnswer =
  | { readonly kind: "answered"; readonly response: Response }
  | { readonly kind: "refused"; readonly problem: AccessProblem }
  | { readonly kind: "unreachable"; readonly trouble: Trouble };

/**
 * Asks the server in this browser's name. A token that the server takes for expired is renewed, once. Never throws for
 * what a network or a server may do.
 * @param init without credentials of any kind; its signal ends the request.
 */
export async function fetchAuthorized(
  fetch: Fetch,
  credentials: Pick<Credentials, "bearer">,
  url: string,
  init: RequestInit,
): Promise<AuthorizedAnswer> {
  for (const fresh of [false, true]) {
    const bearer = await credentials.bearer(fresh);
    if (bearer.kind !== "bearer") return bearer;
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${bearer.token}`);
    let response: Response;
    try {
      response = await fetch(url, { ...init, headers, cache: "no-store", credentials: "omit" });
    } catch {
      return { kind: "unreachable", trouble: { kind: "no-answer" } };
    }
    const refusal = await refusalOf(response);
    if (refusal === null) return { kind: "answered", response };
    if (refusal !== "token-expired") return { kind: "refused", problem: refusal };
  }
  return { kind: "unreachable", trouble: { kind: "fresh-token-expired" } };
}

/** Why the bearer was not taken, or null when it was. */
async function refusalOf(response: Response): Promise<AccessProblem | "token-expired" | null> {
  if (response.status !== 401 && response.status !== 403) return null;
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  const problem = problemSchema.safeParse(body);
  switch (problem.success ? problem.data.error.code : "") {
    case "token-expired":
      return "token-expired";
    case "token-revoked":
      return "token-revoked";
    case "account-disabled":
      return "account-disabled";
    case "sign-in-needed":
      return "sign-in-needed";
    case "domain-not-allowed":
      return "domain-not-allowed";
    case "email-not-verified":
      return "email-not-verified";
    default:
      return response.status === 401 ? "unknown-browser" : null;
  }
}
