import { GRAPHQL_PATH, URL_POST_DATA_LIMIT } from "../../page-api.ts";
import type {
  ErrorResponse,
  GraphQlAnswer,
  GraphQlRequest,
  JsonAnswer,
  JsonRequest,
  ResponseMessages,
} from "../../wire.ts";
import { options } from "../options.ts";
import type { CarriedAnswer, CarriedRequest } from "./carried.ts";
import { carry, carryHere } from "./transport.ts";

/** A request that reached the server and did not do what it was to do, or did not reach it. */
class ServiceError extends Error {}

let count = 0;

/** Reads by `service.svc`. */
export const read = <Answer>(action: string, body: { readonly __type: string }): Promise<Answer> =>
  call<Answer>(action, body, carryHere);

/** Saves or sends by `service.svc`, from where the options say. */
export const write = <Answer>(action: string, body: { readonly __type: string }): Promise<Answer> =>
  call<Answer>(action, body, carry);

/** Sends by the gateway. */
export async function sendByGateway(request: GraphQlRequest): Promise<void> {
  const answer = await answerTo(
    {
      url: GRAPHQL_PATH,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
    },
    carry,
  );
  const result = JSON.parse(answer) as GraphQlAnswer;
  if ("errors" in result) throw new ServiceError(result.errors[0]?.message ?? "");
}

/** The one item of an answer that is about one item. */
export function onlyItem<Message>(answer: ResponseMessages<Message>): Message {
  const [message] = answer.ResponseMessages.Items;
  if (message === undefined) throw new ServiceError("The answer is empty.");
  if (isError(message)) throw new ServiceError(message.MessageText);
  return message;
}

function isError(message: unknown): message is ErrorResponse {
  return (message as ErrorResponse).ResponseClass === "Error";
}

async function call<Answer>(
  action: string,
  body: { readonly __type: string },
  carrier: (request: CarriedRequest) => Promise<CarriedAnswer>,
): Promise<Answer> {
  count += 1;
  const request: JsonRequest<unknown> = {
    __type: `${action}JsonRequest:#Exchange`,
    Header: { __type: "JsonRequestHeaders:#Exchange", RequestServerVersion: "V2018_01_08" },
    Body: body,
  };
  const json = JSON.stringify(request);
  const encoded = encodeURIComponent(json);
  const inHeader = encoded.length <= URL_POST_DATA_LIMIT;
  const url = `${options.servicePath}?action=${action}&app=Mail&n=${count}`;
  const headers = {
    action,
    "content-type": "application/json; charset=utf-8",
    ...(inHeader ? { "x-owa-urlpostdata": encoded } : {}),
  };
  const answer = await answerTo({ url, headers, body: inHeader ? "" : json }, carrier);
  return (JSON.parse(answer) as JsonAnswer<Answer>).Body;
}

async function answerTo(
  request: CarriedRequest,
  carrier: (request: CarriedRequest) => Promise<CarriedAnswer>,
): Promise<string> {
  const { status, text } = await carrier(request);
  if (status < 200 || status > 299) throw new ServiceError(`The server answered ${status}.`);
  return text;
}
