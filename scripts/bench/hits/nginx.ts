import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { onServerCore } from "./child-process.ts";
import { findProgram } from "./find-program.ts";
import { freePort } from "../../../backend/firebase/emulator/free-ports.ts";

interface RunningNginx {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Tries to connect, 50 ms apart. */
const TRIES = 100;

/**
 * Starts an nginx of our own that answers everything with its `empty_gif` and logs each request; nothing of an
 * installed nginx is touched. Null where nginx is not installed.
 * @param folder where its configuration and logs go
 */
export async function startNginx(folder: string): Promise<RunningNginx | null> {
  const program = findProgram("nginx");
  if (program === null) return null;
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  mkdirSync(folder, { recursive: true });
  const config = join(folder, "nginx.conf");
  writeFileSync(config, configuration(folder, port));
  const [command, ...args] = onServerCore([
    program,
    "-p",
    folder,
    "-c",
    config,
    "-e",
    join(folder, "error.log"),
  ]);
  const child = spawn(command, args, { stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(child, "exit");
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) child.kill("SIGTERM");
    await ended;
  };
  for (let tries = 0; tries < TRIES && child.exitCode === null; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.status === 200) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await stop();
  throw new Error("nginx is installed but did not start");
}

function configuration(folder: string, port: number): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `  ${name}_temp_path ${join(folder, name)};`,
  );
  return `
daemon off;
worker_processes 1;
pid ${join(folder, "nginx.pid")};
events { worker_connections 1024; }
http {
  access_log ${join(folder, "access.log")};
  keepalive_requests 1000000000;
${temporary.join("\n")}
  server {
    listen 127.0.0.1:${port};
    location / { empty_gif; }
  }
}
`;
}
