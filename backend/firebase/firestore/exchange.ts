import { request as requestHttp, type Agent } from "node:http";
import { request as requestHttps } from "node:https";
import type { DeadlineTimers } from "./deadline.ts";

interface Exchange {
  /** http or https. */
  readonly url: URL;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body?: string;
  /** False: a connection of its own, which is closed at the end. */
  readonly agent: Agent | false;
  /** From here to the last byte of the answer. */
  readonly timeoutMs: number;
  readonly timers: DeadlineTimers;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Google's answers to us have a few hundred bytes; whatever has more is not one of them. */
const LONGEST_ANSWER = 64 * 1_024;

/**
 * One request and its whole answer, over `node:http`: the global `fetch` costs a cold start 75 ms.
 * Rejects when no whole answer came in time; whether the request was carried out is unknown then.
 */
export function exchange(options: Exchange): Promise<Answer> {
  const { url, method, headers, body, agent, timeoutMs, timers } = options;
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? requestHttps : requestHttp;
    const request = send(url, { method, headers, agent });
    const fail = (error: Error): void => {
      cancel();
      reject(error);
      request.destroy();
    };
    const cancel = timers.after(timeoutMs, () => fail(new Error(`no answer in ${timeoutMs} ms`)));

    request.on("error", fail);
    request.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("error", fail);
      response.on("data", (chunk: string) => {
        text += chunk;
        if (text.length > LONGEST_ANSWER) fail(new Error("the answer is too long"));
      });
      response.on("end", () => {
        cancel();
        resolve({ status: response.statusCode ?? 0, body: text });
      });
    });
    request.end(body);
  });
}
