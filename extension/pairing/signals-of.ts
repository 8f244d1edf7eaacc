import type { ServerInfo } from "../../shared/wire.ts";
import type { Session } from "../session.ts";

/** Where a server's signals come from, as the session keeps it. */
export function signalsOf(
  server: string,
  { signals, streamUrl, pushKey }: ServerInfo,
): Pick<Session, "streamUrl" | "pushKey"> {
  // The bearer goes there: never in the clear when the server itself is not.
  const isSafe = streamUrl !== undefined && !(isHttps(server) && !isHttps(streamUrl));
  return {
    streamUrl: isSafe ? streamUrl : `${server}/v1/stream`,
    pushKey: signals.includes("web-push") ? (pushKey ?? null) : null,
  };
}

function isHttps(url: string): boolean {
  return url.startsWith("https:");
}
