import { Agent, request } from "node:http";

export interface HitRequestFacts {
  /** The tracked URL. */
  readonly url: string;
  readonly method: "GET" | "HEAD";
  /** "" for none. */
  readonly userAgent: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Where it comes from, as the reverse proxy before the server says. */
  readonly address: string;
}

/** What the recipient got. */
export interface HitAnswer {
  readonly status: number;
  readonly location: string | null;
}

export interface Recipients {
  /** Asks the server as a recipient's program does: with exactly these headers, and without following anything. */
  ask(facts: HitRequestFacts): Promise<HitAnswer>;
  close(): void;
}

export function createRecipients(): Recipients {
  const agent = new Agent({ keepAlive: true });
  return {
    ask: ({ url, method, userAgent, headers, address }) =>
      new Promise((resolve, reject) => {
        const all = {
          ...headers,
          ...(userAgent === "" ? {} : { "user-agent": userAgent }),
          "x-forwarded-for": address,
        };
        request(url, { agent, method, headers: all }, (answer) => {
          answer.resume();
          answer.on("error", reject);
          answer.on("end", () =>
            resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? null }),
          );
        })
          .on("error", reject)
          .end();
      }),
    close: () => agent.destroy(),
  };
}
