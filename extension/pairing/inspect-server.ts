import { PROTOCOL_VERSION, serverInfoSchema, type ServerInfo } from "../../shared/wire.ts";
import type { Fetch } from "../sync/fetch.ts";
import { requestJson } from "./json-request.ts";
import { isLoopback, normalizeServerAddress } from "./server-address.ts";
import type { ServerProblem } from "./server-problem.ts";

/** What a server says of itself, found to be usable, or what is wrong with it. */
export type ServerLook =
  | { readonly kind: "server"; readonly server: string; readonly info: ServerInfo }
  | ServerProblem;

/**
 * Asks a server what it is, `GET /.well-known/sightline`.
 * @param typed its address, as people type it.
 */
export async function inspectServer(
  deps: { readonly fetch: Fetch },
  typed: string,
): Promise<ServerLook> {
  const server = normalizeServerAddress(typed);
  if (server === null) return { kind: "address-invalid" };
  const answer = await requestJson(deps, `${server}/.well-known/sightline`, {});
  if (answer === null) return { kind: "unreachable", server };
  const protocol = protocolOf(answer.body);
  if (answer.status !== 200 || protocol === null) return { kind: "not-sightline", server };
  if (protocol < PROTOCOL_VERSION) return { kind: "server-older" };
  if (protocol > PROTOCOL_VERSION) return { kind: "server-newer" };
  const parsed = serverInfoSchema.safeParse(answer.body);
  if (!parsed.success) return { kind: "not-sightline", server };
  const { trackingOrigin } = parsed.data;
  if (!isUsableOrigin(trackingOrigin, server))
    return { kind: "tracking-origin-unusable", trackingOrigin };
  return { kind: "server", server, info: forThisServer(parsed.data, server) };
}

/** Links must lead to a plain origin, and to this machine only when the server is on it too. */
export function isUsableOrigin(trackingOrigin: string, server: string): boolean {
  if (!URL.canParse(trackingOrigin)) return false;
  const url = new URL(trackingOrigin);
  if (url.username !== "" || url.password !== "" || url.host === "") return false;
  return !isLoopback(url.origin) || isLoopback(server);
}

/** Leaves out what is honoured on loopback only: stand-ins for Google must never be met by way of a real server. */
function forThisServer(info: ServerInfo, server: string): ServerInfo {
  if (info.identity !== "firebase") return info;
  const { authEmulator, authorizationUrl, ...project } = info.firebase;
  const honoured = (url: string | undefined): url is string =>
    url !== undefined && isLoopback(server) && URL.canParse(url) && isLoopback(new URL(url).origin);
  return {
    ...info,
    firebase: {
      ...project,
      ...(honoured(authEmulator) && { authEmulator }),
      ...(honoured(authorizationUrl) && { authorizationUrl }),
    },
  };
}

function protocolOf(body: unknown): number | null {
  if (typeof body !== "object" || body === null || !("protocol" in body)) return null;
  return Number.isInteger(body.protocol) ? Number(body.protocol) : null;
}
