import type { FirebaseProject } from "../../shared/wire.ts";
import {
  authorizationUrl,
  readAuthorizationAnswer,
  type AuthorizationAnswer,
} from "./authorization.ts";

/** What of `chrome.identity` is used. */
export interface IdentityApi {
  getRedirectURL(): string;
  /** Opens a window; resolves with the address that it was led to, rejects when it is closed or cannot be loaded. */
  launchWebAuthFlow(details: { url: string; interactive: boolean }): Promise<string | undefined>;
}

export type GoogleAnswer =
  | AuthorizationAnswer
  /** No window, or no page in it. Google's own refusal of a wrong client or redirect URI looks the same. */
  | { readonly kind: "page-not-loaded"; readonly redirectUri: string };

/**
 * Lets a person choose a Google account, in a window of the browser's.
 * @param account the address to suggest, or null.
 */
export async function askGoogle(
  deps: { readonly identity: IdentityApi; readonly randomText: () => string },
  project: FirebaseProject,
  account: string | null,
): Promise<GoogleAnswer> {
  const secrets = { state: deps.randomText(), nonce: deps.randomText() };
  const redirectUri = deps.identity.getRedirectURL();
  const url = authorizationUrl(project, secrets, { redirectUri, account });
  let address: string | undefined;
  try {
    address = await deps.identity.launchWebAuthFlow({ url, interactive: true });
  } catch (error) {
    // Chrome tells these apart by its sentences only: "The user did not approve access.", "Authorization page could not
    // be loaded." (Chromium, identity_constants.cc)
    return error instanceof Error && /not approve|cancel|closed/i.test(error.message)
      ? { kind: "cancelled" }
      : { kind: "page-not-loaded", redirectUri };
  }
  if (address === undefined) return { kind: "cancelled" };
  return readAuthorizationAnswer(address, secrets);
}
