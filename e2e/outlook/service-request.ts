import type { IncomingMessage } from "node:http";
import { queryOf, readBody } from "../stand-in/http.ts";
import { URL_POST_DATA_LIMIT } from "./page-api.ts";
import type { JsonRequest } from "./wire.ts";

/** A request to `service.svc` that has been read. */
export interface ServiceRequest {
  readonly action: string;
  readonly body: unknown;
}

/**
 * Reads it from the body, or from `X-OWA-UrlPostData` where the page has put it there because it is short.
 * @throws {Error} when it is not as Outlook would have sent it: the stand-in would rather stop than guess.
 */
export async function readServiceRequest(request: IncomingMessage): Promise<ServiceRequest> {
  const action = queryOf(request).get("action") ?? "";
  if (request.headers["action"] !== action)
    throw new Error("service.svc: the header and the address do not name the same action");
  const json = jsonOf(request.headers["x-owa-urlpostdata"], await readBody(request));
  const { __type, Header, Body } = JSON.parse(json) as JsonRequest<unknown>;
  if (__type !== `${action}JsonRequest:#Exchange`)
    throw new Error(`service.svc: no request of the type that ${action} takes`);
  if (Header.__type !== "JsonRequestHeaders:#Exchange")
    throw new Error("service.svc: no header of a request");
  return { action, body: Body };
}

function jsonOf(header: string | readonly string[] | undefined, body: string): string {
  if (typeof header !== "string") {
    if (encodeURIComponent(body).length <= URL_POST_DATA_LIMIT)
      throw new Error("service.svc: a short request goes in X-OWA-UrlPostData");
    return body;
  }
  if (body !== "" || header.length > URL_POST_DATA_LIMIT)
    throw new Error("service.svc: X-OWA-UrlPostData with a body, or too long");
  return decodeURIComponent(header);
}
