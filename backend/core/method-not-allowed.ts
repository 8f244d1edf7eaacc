import { problem } from "./problem.ts";

/** A route as Hono lists it: middleware has the method `ALL`. */
interface Route {
  readonly method: string;
  /** A segment that begins with a colon stands for any one segment. */
  readonly path: string;
}

/** The answer to a wrong method on a path that exists, or null when it does not. */
export function methodNotAllowed(routes: readonly Route[], path: string): Response | null {
  const methods = new Set<string>();
  for (const route of routes) {
    if (route.method !== "ALL" && fits(route.path, path)) methods.add(route.method);
  }
  if (methods.size === 0) return null;
  // A stream has no end, so none of it can be asked for without its body.
  if (methods.has("GET") && path !== "/v1/stream") methods.add("HEAD");
  const allowed = [...methods].sort().join(", ");
  return problem(
    405,
    { code: "method-not-allowed", message: `This path answers ${allowed} only.` },
    { Allow: allowed },
  );
}

function fits(pattern: string, path: string): boolean {
  const wanted = pattern.split("/");
  const given = path.split("/");
  return (
    wanted.length === given.length &&
    wanted.every((segment, at) =>
      segment.startsWith(":") ? given[at] !== "" : segment === given[at],
    )
  );
}
