import { request } from "node:https";
import { GRAPHQL_PATH, URL_POST_DATA_LIMIT } from "./page-api.ts";
import type { StandInOutlook } from "./server.ts";
import type { GraphQlDraft, GraphQlRequest } from "./wire.ts";

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

interface Asked {
  readonly host?: string;
  readonly method?: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One request, as the page's browser would send it. Rejects where the connection breaks. */
export function ask(outlook: StandInOutlook, asked: Asked): Promise<Answer> {
  const { host = outlook.host, method = "GET", path, headers, body = "" } = asked;
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port: outlook.port,
        method,
        path,
        headers: { host, ...headers, "content-length": Buffer.byteLength(body) },
        rejectUnauthorized: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const text = Buffer.concat(chunks).toString("utf8");
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A request to `service.svc` and the body of its answer. */
export async function serve<Body>(
  outlook: StandInOutlook,
  action: string,
  body: object,
): Promise<Body> {
  const { status, text } = await ask(outlook, serviceRequest(action, body));
  if (status !== 200) throw new Error(`${status} ${text}`);
  return (JSON.parse(text) as { Body: Body }).Body;
}

export function serviceRequest(action: string, body: object): Asked & { body: string } {
  const json = JSON.stringify({
    __type: `${action}JsonRequest:#Exchange`,
    Header: { __type: "JsonRequestHeaders:#Exchange", RequestServerVersion: "V2018_01_08" },
    Body: body,
  });
  const encoded = encodeURIComponent(json);
  const inHeader = encoded.length <= URL_POST_DATA_LIMIT;
  return {
    method: "POST",
    path: `/owa/service.svc?action=${action}`,
    headers: { action, ...(inHeader ? { "x-owa-urlpostdata": encoded } : {}) },
    body: inHeader ? "" : json,
  };
}

export async function sendByGateway(
  outlook: StandInOutlook,
  operationName: GraphQlRequest["operationName"],
  draft: GraphQlDraft,
): Promise<unknown> {
  const asked: GraphQlRequest = { operationName, query: "mutation", variables: { draft } };
  const { text } = await ask(outlook, {
    method: "POST",
    path: GRAPHQL_PATH,
    body: JSON.stringify(asked),
  });
  return JSON.parse(text);
}
