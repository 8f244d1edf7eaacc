import { Hono } from "hono";
import { cors } from "hono/cors";
import type { SenderId } from "../../shared/ids.ts";
import type { ServerInfo } from "../../shared/wire.ts";
import type { ApiEnv, Client } from "./api-env.ts";
import { requireDevice, type Authenticate } from "./bearer-auth.ts";
import type { EventLog } from "./event-log.ts";
import type { EventStreams } from "./event-streams.ts";
import { eventsRoute } from "./events-route.ts";
import type { HitCounters } from "./hit-counters.ts";
import { pairRoute } from "./pair-route.ts";
import type { Pair } from "./pairing.ts";
import { problem } from "./problem.ts";
import { streamRoute } from "./stream-route.ts";
import { describeError, type StructuredLog } from "./structured-log.ts";
import { UnavailableError } from "./unavailable-error.ts";

export interface ApiDeps {
  readonly info: ServerInfo;
  readonly log: Pick<EventLog, "read">;
  readonly pair: Pair;
  /** A sender's key for its own browser: 32 bytes as base64url. */
  readonly exportSenderKey: (sid: SenderId) => string;
  readonly authenticate: Authenticate;
  readonly streams: EventStreams;
  readonly counters: HitCounters;
  readonly health: () => Health;
  readonly logger: StructuredLog;
}

/** Whether hits reach the log. */
export interface Health {
  /** The log refused the last event that it was given. */
  readonly logRefuses: boolean;
  /** Events in the fallback queue. */
  readonly waiting: number;
}

/** What each path answers; HEAD goes with GET. */
const ALLOWED: Readonly<Record<string, string>> = {
  "/.well-known/sightline": "GET, HEAD",
  "/healthz": "GET, HEAD",
  "/v1/events": "GET, HEAD",
  "/v1/stream": "GET",
  "/v1/pair": "POST",
};

/** Gives the handler of everything but hits: `/v1/*`, `/.well-known/sightline`, `/healthz`. */
export function createApi(deps: ApiDeps): (request: Request, client: Client) => Promise<Response> {
  const app = new Hono<ApiEnv>();
  const device = requireDevice(deps.authenticate);

  app.use(async (c, next) => {
    await next();
    c.res.headers.set("Cache-Control", "no-store");
    c.res.headers.set("X-Content-Type-Options", "nosniff");
  });
  app.use("/.well-known/sightline", cors({ origin: "*" }));
  app.use("/healthz", cors({ origin: "*" }));
  app.use("/v1/*", async (c, next) => {
    const origin = c.req.header("Origin");
    if (origin === undefined || isExtension(origin)) return next();
    return problem(403, { code: "origin-not-allowed", message: "No web page may call this." });
  });
  app.use(
    "/v1/*",
    cors({
      origin: (origin) => (isExtension(origin) ? origin : null),
      allowMethods: ["GET", "POST"],
      allowHeaders: ["Authorization", "Content-Type"],
      exposeHeaders: ["Retry-After"],
      maxAge: 600,
    }),
  );

  app.get("/.well-known/sightline", (c) => c.json(deps.info));
  app.get("/healthz", (c) => {
    const { logRefuses, waiting } = deps.health();
    const hits = deps.counters;
    if (logRefuses || waiting > 0) return c.json({ status: "degraded", waiting, hits }, 503);
    return c.json({ status: "ok", hits });
  });
  app.post("/v1/pair", pairRoute({ ...deps, trackingOrigin: deps.info.trackingOrigin }));
  app.get("/v1/events", device, eventsRoute(deps));
  app.get("/v1/stream", (c, next) => (c.req.method === "HEAD" ? c.notFound() : next()));
  app.get("/v1/stream", device, streamRoute(deps));

  app.notFound((c) => notFound(c.req.path));
  app.onError((error) => {
    if (error instanceof UnavailableError) {
      return problem(
        503,
        { code: "unavailable", message: "The server cannot reach its database just now." },
        { "Retry-After": "1" },
      );
    }
    deps.logger.error({ error: describeError(error) }, "request failed");
    return problem(500, { code: "internal", message: "The server failed; its log says more." });
  });

  return async (request, client) => app.fetch(request, client);
}

function isExtension(origin: string): boolean {
  return origin.startsWith("chrome-extension://");
}

function notFound(path: string): Response {
  const allowed = ALLOWED[path];
  if (allowed === undefined) {
    return problem(404, { code: "not-found", message: "There is nothing at this path." });
  }
  return problem(
    405,
    { code: "method-not-allowed", message: `This path answers ${allowed} only.` },
    { Allow: allowed },
  );
}
