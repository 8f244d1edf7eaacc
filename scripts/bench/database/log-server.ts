import type { IncomingMessage, ServerResponse } from "node:http";
import type { LogEvent } from "../../../shared/event.ts";

/** Answers `GET /v1/events` as a server does whose pages lie ready, so that the browser's part is what is measured. */
export function serveLog(events: readonly LogEvent[]) {
  const lines = events.map((event) => JSON.stringify(event));

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    if (pathname !== "/v1/events") return false;
    const start = Number(searchParams.get("after") ?? 0);
    const end = start + Number(searchParams.get("limit"));
    const page = lines.slice(start, end).join();
    const cursor = Math.min(end, lines.length);
    response.writeHead(200, { "content-type": "application/json" });
    response.end(
      `{"events":[${page}],"cursor":"${cursor}","more":${end < lines.length},"keyVersion":1}`,
    );
    return true;
  };
}
