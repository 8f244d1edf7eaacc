import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Account, makeIdToken, type Misbehaviour } from "./accounts.ts";
import { authorizationPage, refusalPage } from "./authorization-page.ts";

/** A stand-in for Google's authorization endpoint, whose ID tokens the Auth emulator takes. */
export interface IdentityProvider {
  /** Instead of `https://accounts.google.com/o/oauth2/v2/auth`. */
  readonly authorizationUrl: string;
  readonly origin: string;
  /** Every query of a request for authorization, oldest first. */
  readonly requests: readonly Readonly<Record<string, string>>[];
  /** Another account to choose from. */
  addAccount(account: Account): void;
  /** How the next answers are wrong, until it is told otherwise. */
  misbehave(how: Misbehaviour): void;
  close(): Promise<void>;
}

interface ProviderOptions {
  readonly clientId: string;
  /** Where it may send its answers: the one redirect URI of the client. */
  readonly redirectUri: string;
  readonly accounts: readonly Account[];
  /** Milliseconds. */
  readonly clock?: () => number;
}

/** Starts it on a free port of loopback. */
export async function startIdentityProvider(options: ProviderOptions): Promise<IdentityProvider> {
  const { clock = Date.now } = options;
  const accounts = [...options.accounts];
  const requests: Readonly<Record<string, string>>[] = [];
  let misbehaviour: Misbehaviour = "none";

  const server = createServer((request, response) => {
    const { pathname, searchParams, search } = urlOf(request);
    if (pathname !== "/authorize" && pathname !== "/answer") {
      sendPage(response, 404, refusalPage("There is no such page."));
      return;
    }
    const fault = faultOf(searchParams, options);
    if (fault !== null) {
      sendPage(response, 400, refusalPage(fault));
    } else if (pathname === "/authorize") {
      requests.push(Object.fromEntries(searchParams));
      const hint = searchParams.get("login_hint");
      sendPage(response, 200, authorizationPage({ accounts, hint, query: search.slice(1) }));
    } else {
      response.writeHead(302, { location: answer(searchParams) }).end();
    }
  });

  /** The redirect URI with the answer in its fragment (OpenID Connect Core 1.0, section 3.2.2.5). */
  function answer(query: URLSearchParams): string {
    const state = misbehaviour === "wrong-state" ? "forged" : (query.get("state") ?? "");
    const account = accounts.find(({ email }) => email === query.get("account"));
    const fields = new URLSearchParams({ state });
    if (account === undefined) {
      fields.set("error", query.get("error") ?? "access_denied");
    } else if (misbehaviour !== "no-token") {
      const nonce = misbehaviour === "wrong-nonce" ? "forged" : (query.get("nonce") ?? "");
      const { clientId } = options;
      fields.set("id_token", makeIdToken({ account, clientId, nonce, now: clock() }));
    }
    return `${options.redirectUri}#${fields}`;
  }

  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    authorizationUrl: `${origin}/authorize`,
    origin,
    requests,
    addAccount: (account) => void accounts.push(account),
    misbehave: (how) => {
      misbehaviour = how;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What Google would refuse with a page of its own, since it may not be sent on; null: nothing. */
function faultOf(
  query: URLSearchParams,
  { clientId, redirectUri }: ProviderOptions,
): string | null {
  if (query.get("client_id") !== clientId) return "invalid_client: no such client.";
  if (query.get("redirect_uri") !== redirectUri)
    return "redirect_uri_mismatch: not an address of this client.";
  if (query.get("response_type") !== "id_token") return "unsupported_response_type";
  if (!(query.get("scope") ?? "").split(" ").includes("openid")) return "invalid_scope";
  if ((query.get("nonce") ?? "") === "") return "nonce is missing.";
  return null;
}

function urlOf({ url = "/" }: IncomingMessage): URL {
  return new URL(url, "http://127.0.0.1");
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  });
  response.end(html);
}
