import type { ServerInfo } from "../../shared/wire.ts";
import type { Session } from "../session.ts";
import { isLoopback } from "./server-address.ts";

/** Where a server's signals come from, as the session keeps it. */
export function signalsOf(
  server: string,
  { signals, streamUrl, pushKey }: ServerInfo,
): Pick<Session, "streamUrl" | "pushKey"> {
  return {
    streamUrl:
      streamUrl !== undefined && mayHaveBearer(streamUrl, server)
        ? streamUrl
        : `${server}/v1/stream`,
    pushKey: signals.includes("web-push") ? (pushKey ?? null) : null,
  };
}

/**
 * Whether the bearer may be sent there at this server's word. The server holds the bearer anyway, so another host of its
 * choice learns nothing that it could not tell it; in production the stream is on another one, for Hosting cuts long
 * answers. But nobody in between may read it, so it goes out in the clear to where the server itself is only; and no
 * server elsewhere may send this browser to a port of this machine.
 */
function mayHaveBearer(streamUrl: string, server: string): boolean {
  const url = URL.parse(streamUrl);
  if (url === null || url.username !== "" || url.password !== "") return false;
  if (isLoopback(url.origin)) return isLoopback(server);
  return url.protocol === "https:" || url.origin === server;
}
