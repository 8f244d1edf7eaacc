import { onTestFinished } from "vitest";
import { createRecordingLog } from "../core/recording-log.ts";
import { startEmbeddedServer, type EmbeddedServerOptions } from "./server.ts";
import { temporaryDirectory } from "./temporary-directory.ts";

/** For tests: a server that is closed when the test has finished, and the lines that it logs. */
export async function startTestServer(options: Partial<EmbeddedServerOptions> = {}) {
  const logger = createRecordingLog();
  const server = await startEmbeddedServer({ dataDir: temporaryDirectory(), logger, ...options });
  onTestFinished(() => server.close());
  return { server, logger };
}
