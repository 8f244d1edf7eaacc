import autocannon from "autocannon";
import { USER_AGENTS, type Load } from "./load.ts";

/** Load from autocannon, in this process. Its latencies are whole milliseconds. */
export function autocannonLoad(targets: readonly string[]): Load {
  const requests = (close: boolean): autocannon.Request[] =>
    targets.map((path, index) => ({
      path,
      headers: {
        "user-agent": USER_AGENTS[index % USER_AGENTS.length] ?? "",
        accept: "image/*,*/*;q=0.8",
        ...(close ? { connection: "close" } : {}),
      },
    }));
  const prepared = { keptAlive: requests(false), closed: requests(true) };

  return {
    name: "autocannon",
    async run({ url, connections, close, seconds }) {
      const result = await autocannon({
        url,
        connections,
        duration: seconds,
        requests: close ? prepared.closed : prepared.keptAlive,
        ...(close ? { reconnectRate: 1 } : {}),
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
