import type { IncomingMessage, ServerResponse } from "node:http";
import { breakOff, notFound, queryOf, readBody, sendJson } from "../stand-in/http.ts";
import {
  favicon,
  policyReports,
  type RecordedRequest,
  type Route,
  startHttps,
} from "../stand-in/https-server.ts";
import type { Contact, IncomingMail, SendFailure } from "../stand-in/mail.ts";
import { envelope, failure as refusal, messages } from "./answers.ts";
import { makeGrace } from "./grace.ts";
import { fetchImage } from "./image-proxy.ts";
import type { OutlookMail } from "./mailbox.ts";
import { type OutlookOptions, pageOptionsOf } from "./options.ts";
import { GRACE_PATH, GRAPHQL_PATH, outlookHosts, type OutlookHost, pageFiles } from "./page-api.ts";
import { servePage, servePageFile } from "./pages.ts";
import { OutlookPostOffice } from "./post-office.ts";
import { quoteMaker } from "./quote.ts";
import { SAFE_LINKS_HOST, withSafeLinks } from "./safe-links.ts";
import { readServiceRequest } from "./service-request.ts";
import { carryOut, serveRead, type ServiceWorld, writesOf } from "./service.ts";
import { gatewaySend, sends } from "./writes.ts";
import type { ErrorResponse, GraphQlAnswer, GraphQlRequest, ItemInfo } from "./wire.ts";

/** `error-in-answer`: 200, and what it answers says that nothing was sent. */
export type OutlookSendFailure = SendFailure | "error-in-answer";

/** The stand-in for Outlook on the web, and the strings by which a test pulls it. */
export interface StandInOutlook {
  readonly owner: Contact;
  readonly host: OutlookHost;
  readonly port: number;
  /** For Chromium's `--host-resolver-rules`: leads Outlook's hosts and that of Safe Links here. */
  readonly hostRules: readonly string[];
  readonly requests: readonly RecordedRequest[];
  /** Originals that the image proxy was asked for, in order. */
  readonly proxiedImages: readonly string[];
  /** Violations of the page's Content Security Policy, Trusted Types included, as the browser reported them. */
  readonly policyViolations: readonly string[];
  /** An address of the page's: `/mail/`, `/mail/sentitems` or `/mail/inbox/id/<id>`. */
  url(path?: string): string;
  /** A person's own copies, oldest first. */
  deliveredTo(email: string): OutlookMail[];
  /** What the owner sent, oldest first. */
  sent(): OutlookMail[];
  /** Scheduled mail lies among them. */
  drafts(): OutlookMail[];
  /** The id of the owner's newest conversation with a mail of this subject. */
  conversationIdOf(subject: string): string | null;
  receive(mail: IncomingMail): OutlookMail[];
  /** The owner sends it from a telephone, say: without the page. */
  sendElsewhere(mail: Omit<IncomingMail, "from">): OutlookMail;
  /** Puts plain sent mail into the owner's mailbox, as if it had been sent long ago. */
  seedSent(count: number): void;
  /** The time of every scheduled mail has come. */
  sendScheduled(): void;
  failNextSend(failure: OutlookSendFailure): void;
  /** The seconds after Send in which it can be taken back last until `releaseOutgoing`. */
  holdOutgoing(): void;
  releaseOutgoing(): void;
  close(): Promise<void>;
}

/** Starts it on a free port of the loopback interface. */
export async function startOutlook(options: OutlookOptions = {}): Promise<StandInOutlook> {
  const { host = "outlook.office.com", now = Date.now, images = "proxied" } = options;
  const pageOptions = pageOptionsOf(options);
  const { owner, language } = pageOptions;
  const makeQuote = quoteMaker(language);
  const office = new OutlookPostOffice({
    now,
    makeQuote,
    onDelivery: ({ email }, html) =>
      options.safeLinks === true && email === owner.email ? withSafeLinks(html, email) : html,
  });
  const mailbox = office.mailbox(owner);
  const others = options.blockImages === true ? "blocked" : images;
  const world: ServiceWorld = { office, mailbox, makeQuote, pictures: { others, own: images } };
  const grace = makeGrace(options.undoSeconds ?? 0);
  const proxiedImages: string[] = [];
  const policyViolations: string[] = [];
  const failures: OutlookSendFailure[] = [];

  const routes: Route[] = [
    policyReports(policyViolations),
    favicon,
    ["POST", /^\/owa\/(?:0\/)?service\.svc$/, (_match, ...ends) => serveService(...ends)],
    ["POST", new RegExp(`^${GRAPHQL_PATH}$`), (_match, ...ends) => serveGateway(...ends)],
    ["GET", new RegExp(`^${GRACE_PATH}$`), (_match, _request, response) => grace.serve(response)],
    ["GET", /^\/actions\/ei$/, (_match, ...ends) => serveProxiedImage(...ends)],
    [
      "GET",
      new RegExp(`^(${Object.values(pageFiles).join("|")})$`),
      ([address = ""], _request, response) => servePageFile(address, response),
    ],
    [
      "GET",
      /^\/mail(\/|$)/,
      (_match, _request, response) =>
        servePage({ ...pageOptions, clockOffset: now() - Date.now() }, response),
    ],
    ["GET", /^\/(owa\/)?$/, (_match, ...ends) => redirectToMail(...ends)],
  ];
  const server = await startHttps({
    ...Object.fromEntries(outlookHosts.map((name) => [name, routes])),
    [SAFE_LINKS_HOST]: [["GET", /^\/$/, (_match, ...ends) => serveSafeLink(...ends)], favicon],
  });

  return {
    owner,
    host,
    ...server,
    proxiedImages,
    policyViolations,
    url: (path = "/mail/") => `https://${host}${path}`,
    deliveredTo: (email) => office.mailbox({ email, name: "" }).messages("inbox"),
    sent: () => mailbox.messages("sentitems"),
    drafts: () => mailbox.messages("drafts"),
    conversationIdOf: (subject) =>
      (["inbox", "sentitems", "drafts"] as const)
        .flatMap((folder) => mailbox.messages(folder))
        .filter((mail) => mail.subject === subject)
        .toSorted((a, b) => b.date - a.date)[0]?.conversationId ?? null,
    receive: (mail) => office.receive(mail),
    sendElsewhere: (mail) => office.sendElsewhere(mailbox, mail),
    seedSent: (count) => office.seedSent(mailbox, count),
    sendScheduled: () => office.sendScheduled(mailbox),
    failNextSend: (failure) => void failures.push(failure),
    holdOutgoing: () => grace.hold(),
    releaseOutgoing: () => grace.release(),
  };

  async function serveService(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { action, body } = await readServiceRequest(request);
    const writes = writesOf(action, body);
    if (writes === null) {
      sendJson(response, serveRead(world, action, body));
      return;
    }
    const answer = (items: (ItemInfo | ErrorResponse)[]): void =>
      sendJson(response, envelope(messages(...items)));
    const failure = writes.some(sends) ? failures.shift() : undefined;
    if (failure === "error-in-answer")
      answer(writes.map(() => refusal("ErrorSubmissionQuotaExceeded")));
    else if (failure === undefined) answer(carryOut(world, writes));
    else fail(failure, () => carryOut(world, writes), request, response);
  }

  async function serveGateway(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = JSON.parse(await readBody(request)) as GraphQlRequest;
    const write = gatewaySend(asked);
    const failure = failures.shift();
    if (failure !== undefined && failure !== "error-in-answer")
      return fail(failure, () => carryOut(world, [write]), request, response);
    const refused =
      failure === undefined
        ? carryOut(world, [write]).some(({ ResponseClass }) => ResponseClass === "Error")
        : true;
    const answer: GraphQlAnswer = refused
      ? { errors: [{ message: "The server did not send it." }] }
      : { data: { [asked.operationName]: { success: true } } };
    sendJson(response, answer);
  }

  async function serveProxiedImage(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const original = queryOf(request).get("u") ?? "";
    proxiedImages.push(original);
    const image = await fetchImage(original);
    response
      .writeHead(image.status, { "content-type": image.type, "cache-control": "no-store" })
      .end(image.body);
  }
}

function fail(
  how: SendFailure,
  carryOutUnheard: () => void,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (how === "answer-lost") carryOutUnheard();
  if (how === "http-500") response.writeHead(500).end();
  else breakOff(request, response);
}

/** A person's browser is sent on, after the check. */
function serveSafeLink(request: IncomingMessage, response: ServerResponse): void {
  const url = queryOf(request).get("url");
  if (url === null) return notFound(response);
  response.writeHead(302, { location: url }).end();
}

/** Old addresses of single mails, `/owa/?ItemID=…&exvsurl=1&viewmodel=ReadMessageItem`, and the bare host. */
function redirectToMail(request: IncomingMessage, response: ServerResponse): void {
  const item = queryOf(request).get("ItemID");
  const location = item === null ? "/mail/" : `/mail/deeplink/read/${encodeURIComponent(item)}`;
  response.writeHead(302, { location }).end();
}
