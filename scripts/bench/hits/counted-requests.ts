import { Agent, get } from "node:http";

/**
 * Asks for each target once, over so many connections, and waits for every answer.
 * @returns how many answers were the picture: status 200 and 43 bytes
 */
export async function askForEach(
  url: string,
  targets: readonly string[],
  connections: number,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  try {
    const answers = await Promise.all(targets.map((target) => isPicture(`${url}${target}`, agent)));
    return answers.filter(Boolean).length;
  } finally {
    agent.destroy();
  }
}

function isPicture(url: string, agent: Agent): Promise<boolean> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      let length = 0;
      response.on("data", (chunk: Buffer) => (length += chunk.length));
      response.on("end", () => resolve(response.statusCode === 200 && length === 43));
      response.on("error", reject);
    }).on("error", reject);
  });
}
