import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { runStep } from "../../run-step.ts";
import { onOtherCores } from "./child-process.ts";
import { ADDRESSES, USER_AGENTS, type Load } from "./load.ts";

const resultSchema = z.object({
  requests: z.number(),
  failed: z.number(),
  microseconds: z.number(),
  p50: z.number(),
  p99: z.number(),
});

/** Requests are formatted once; then each costs wrk an index. The result goes to a file, for wrk prints for people. */
const SCRIPT = `
local requests, count, at = {}, 0, 0

function init(args)
  local agents = {}
  local addresses = {}
  for agent in io.lines(os.getenv("BENCH_AGENTS")) do agents[#agents + 1] = agent end
  for address in io.lines(os.getenv("BENCH_ADDRESSES")) do addresses[#addresses + 1] = address end
  for target in io.lines(os.getenv("BENCH_TARGETS")) do
    local headers = {
      ["User-Agent"] = agents[count % #agents + 1],
      ["X-Forwarded-For"] = addresses[count % #addresses + 1],
      ["Accept"] = "image/*,*/*;q=0.8",
    }
    if os.getenv("BENCH_CLOSE") == "1" then headers["Connection"] = "close" end
    requests[count] = wrk.format("GET", target, headers)
    count = count + 1
  end
end

function request()
  at = (at + 1) % count
  return requests[at]
end

function done(summary, latency)
  local errors = summary.errors
  local file = io.open(os.getenv("BENCH_RESULT"), "w")
  file:write(string.format(
    '{"requests":%d,"failed":%d,"microseconds":%d,"p50":%f,"p99":%f}',
    summary.requests,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    summary.duration, latency:percentile(50), latency:percentile(99)))
  file:close()
end
`;

/** Load from wrk, with a script that is written for it. */
export function wrkLoad(wrk: string, folder: string, targets: readonly string[]): Load {
  const path = (name: string): string => join(folder, name);
  writeFileSync(path("load.lua"), SCRIPT);
  writeFileSync(path("targets"), targets.join("\n"));
  writeFileSync(path("agents"), USER_AGENTS.join("\n"));
  writeFileSync(path("addresses"), ADDRESSES.join("\n"));

  return {
    name: "wrk",
    async run({ url, connections, close, seconds }) {
      const options = ["-t1", `-c${connections}`, `-d${seconds}s`, "-s", path("load.lua")];
      rmSync(path("result"), { force: true });
      const { exitCode, output } = await runStep({
        command: onOtherCores([wrk, ...options, url]),
        env: {
          BENCH_TARGETS: path("targets"),
          BENCH_AGENTS: path("agents"),
          BENCH_ADDRESSES: path("addresses"),
          BENCH_RESULT: path("result"),
          BENCH_CLOSE: close ? "1" : "0",
        },
      });
      if (exitCode !== 0) throw new Error(`wrk failed:\n${output}`);
      const result = resultSchema.parse(JSON.parse(readFileSync(path("result"), "utf8")));
      if (result.failed > 0) throw new Error(`${result.failed} requests failed:\n${output}`);
      return {
        answered: result.requests,
        perSecond: result.requests / (result.microseconds / 1e6),
        p50: result.p50 / 1_000,
        p99: result.p99 / 1_000,
      };
    },
  };
}
