import { PROTOCOL_VERSION, type ServerInfo } from "../../../shared/wire.ts";
import type { ApiSettings } from "./api-settings.ts";

/** What `/.well-known/sightline` says of a project of one's own. */
export function describeServer(
  settings: ApiSettings,
): Extract<ServerInfo, { identity: "firebase" }> {
  const { push, streamUrl, authEmulator, authorizationUrl } = settings;
  return {
    protocol: PROTOCOL_VERSION,
    trackingOrigin: settings.trackingOrigin,
    signals: push === null ? ["sse"] : ["web-push", "sse"],
    ...(streamUrl !== null && { streamUrl }),
    ...(push !== null && { pushKey: push.publicKey }),
    identity: "firebase",
    firebase: {
      apiKey: settings.webApiKey,
      projectId: settings.projectId,
      clientId: settings.clientId,
      domains: [...settings.domains],
      ...(authEmulator !== null && { authEmulator: `http://${authEmulator}` }),
      ...(authorizationUrl !== null && { authorizationUrl }),
    },
  };
}
