import { Hono, type Context } from "hono";
import { cors } from "hono/cors";
import type { ServerInfo } from "../../shared/wire.ts";
import type { ApiEnv, Client } from "./api-env.ts";
import type { Authenticate } from "./bearer-auth.ts";
import type { EventLog } from "./event-log.ts";
import type { EventStreams } from "./event-streams.ts";
import { eventsRoute } from "./events-route.ts";
import type { HitCounters } from "./hit-counters.ts";
import { keyRoute } from "./key-route.ts";
import { methodNotAllowed } from "./method-not-allowed.ts";
import { pairRoute } from "./pair-route.ts";
import type { Pair } from "./pairing.ts";
import { problem } from "./problem.ts";
import { requireCaller } from "./require-caller.ts";
import type { SenderKeys } from "./sender-keys.ts";
import type { Signals } from "./signals.ts";
import { streamRoute } from "./stream-route.ts";
import { describeError, type StructuredLog } from "./structured-log.ts";
import { UnavailableError } from "./unavailable-error.ts";
import { viewsRoute } from "./views-route.ts";

/** What every host gives. */
interface CommonDeps {
  readonly log: Pick<EventLog, "read" | "append">;
  readonly senderKeys: SenderKeys;
  readonly signals: Pick<Signals, "publish">;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly authenticate: Authenticate;
  /** Absent: `/v1/stream` is not here but at `info.streamUrl`, or nowhere. */
  readonly streams?: EventStreams;
  /** Where hits are answered by this process too. */
  readonly counters?: HitCounters;
  readonly health: () => Health | Promise<Health>;
  readonly logger: StructuredLog;
}

/** How a browser becomes a sender's: by a pairing code, or as a device of an account. */
export type ApiDeps = CommonDeps &
  (
    | { readonly info: Extract<ServerInfo, { identity: "pairing-code" }>; readonly pair: Pair }
    | {
        readonly info: Extract<ServerInfo, { identity: "firebase" }>;
        readonly devices: DeviceRoutes;
      }
  );

type Handler = (c: Context<ApiEnv, "/v1/devices/:id">) => Promise<Response>;

/** The browsers of an account. But for `register`, the caller is known when they are asked. */
export interface DeviceRoutes {
  /** `POST /v1/devices`. It checks the bearer itself: the account may have no sender yet. */
  readonly register: (c: Context<ApiEnv>) => Promise<Response>;
  /** `DELETE /v1/devices/:id` */
  readonly remove: Handler;
  /** `PUT /v1/devices/:id/push` */
  readonly setPush: Handler;
  /** `DELETE /v1/devices/:id/push` */
  readonly removePush: Handler;
}

/** Whether the log can be had. */
export interface Health {
  /** The log refused the last event that it was given, or cannot be read. */
  readonly logRefuses: boolean;
  /** Events in the fallback queue. */
  readonly waiting: number;
}

/** Gives the handler of everything but hits: `/v1/*`, `/.well-known/sightline`, `/health`. */
export function createApi(deps: ApiDeps): (request: Request, client: Client) => Promise<Response> {
  const app = new Hono<ApiEnv>();
  const caller = requireCaller(deps.authenticate);

  app.use(async (c, next) => {
    await next();
    c.res.headers.set("Cache-Control", "no-store");
    c.res.headers.set("X-Content-Type-Options", "nosniff");
  });
  app.use("/.well-known/sightline", cors({ origin: "*" }));
  app.use("/health", cors({ origin: "*" }));
  app.use("/v1/*", async (c, next) => {
    const origin = c.req.header("Origin");
    if (origin === undefined || isExtension(origin)) return next();
    return problem(403, { code: "origin-not-allowed", message: "No web page may call this." });
  });
  app.use(
    "/v1/*",
    cors({
      origin: (origin) => (isExtension(origin) ? origin : null),
      allowMethods: ["GET", "POST", "PUT", "DELETE"],
      allowHeaders: ["Authorization", "Content-Type"],
      // By the server's Date a browser sees that its own clock is wrong.
      exposeHeaders: ["Date", "Retry-After"],
      maxAge: 600,
    }),
  );

  app.get("/.well-known/sightline", (c) => c.json(deps.info));
  // Not "/healthz": Cloud Run keeps paths that end in "z" to itself.
  app.get("/health", async (c) => {
    const { logRefuses, waiting } = await deps.health();
    const hits = deps.counters;
    if (logRefuses || waiting > 0) return c.json({ status: "degraded", waiting, hits }, 503);
    return c.json({ status: "ok", hits });
  });
  if ("pair" in deps) {
    app.post("/v1/pair", pairRoute({ ...deps, trackingOrigin: deps.info.trackingOrigin }));
  } else {
    app.post("/v1/devices", deps.devices.register);
    app.delete("/v1/devices/:id", caller, deps.devices.remove);
    app.put("/v1/devices/:id/push", caller, deps.devices.setPush);
    app.delete("/v1/devices/:id/push", caller, deps.devices.removePush);
  }
  // By the sender's own key, not by a bearer.
  app.post("/v1/views", viewsRoute(deps));
  app.get("/v1/events", caller, eventsRoute(deps));
  app.get("/v1/key", caller, keyRoute(deps));
  if (deps.streams !== undefined) {
    app.get("/v1/stream", (c, next) => (c.req.method === "HEAD" ? c.notFound() : next()));
    app.get("/v1/stream", caller, streamRoute({ streams: deps.streams }));
  }

  app.notFound((c) => methodNotAllowed(app.routes, c.req.path) ?? nothingHere());
  app.onError((error) => {
    if (error instanceof UnavailableError) {
      const { cause } = error;
      deps.logger.warn(
        {
          error: describeError(error),
          ...(cause !== undefined && { cause: describeError(cause) }),
        },
        "request failed for now",
      );
      return problem(
        503,
        {
          code: "unavailable",
          message: "The server cannot reach its database or sign-in just now.",
        },
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

function nothingHere(): Response {
  return problem(404, { code: "not-found", message: "There is nothing at this path." });
}
