import autocannon from "autocannon";
import { ADDRESSES, USER_AGENTS, type Load } from "./load.ts";

/** It builds each request for each connection beforehand, so there must not be too many. */
const MOST_TARGETS = 500;

/** Load from autocannon, in this process. Its latencies are whole milliseconds. */
export function autocannonLoad(targets: readonly string[]): Load {
  const requests = targets.slice(0, MOST_TARGETS).map((path, index) => ({
    path,
    headers: {
      "user-agent": USER_AGENTS[index % USER_AGENTS.length] ?? "",
      "x-forwarded-for": ADDRESSES[index % ADDRESSES.length] ?? "",
      accept: "image/*,*/*;q=0.8",
    },
  }));

  return {
    name: "autocannon",
    async run({ url, connections, close, seconds }) {
      const result = await autocannon({
        url,
        connections,
        duration: seconds,
        requests: close ? requests.map(withClose) : requests,
      });
      const failed = result.errors + result.timeouts + result.non2xx;
      if (failed > 0) throw new Error(`${failed} requests failed`);
      return {
        answered: result["2xx"],
        perSecond: result["2xx"] / result.duration,
        p50: result.latency.p50,
        p99: result.latency.p99,
      };
    },
  };
}

/** Its own `reconnectRate: 1` answers nothing at all (autocannon 9.0.0, 2026-11). */
function withClose(request: autocannon.Request): autocannon.Request {
  return { ...request, headers: { ...request.headers, connection: "close" } };
}
