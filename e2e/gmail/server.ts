import type { IncomingMessage, ServerResponse } from "node:http";
import { breakOff, notFound, queryOf, readBody, sendJson } from "../stand-in/http.ts";
import {
  favicon,
  type HttpEnds,
  policyReports,
  type RecordedRequest,
  type Route,
  startHttps,
} from "../stand-in/https-server.ts";
import type { Contact, IncomingMail, SendFailure } from "../stand-in/mail.ts";
import { fetchProxiedImage, IMAGE_PROXY_HOST, originalOf } from "./image-proxy.ts";
import type { Mailbox, StoredMessage } from "./mailbox.ts";
import type { Folder, UndoAnswer } from "./page-api.ts";
import { servePageFile } from "./page-files.ts";
import { serveOriginal, servePage, servePrintPage } from "./pages.ts";
import { GmailPostOffice } from "./post-office.ts";
import { readSyncRequest, writeSyncAnswer } from "./sync-protocol.ts";

export interface GmailOptions {
  /** Whose Gmail it is: the account at `/mail/u/0/`. */
  readonly owner?: Contact;
  /** The account at `/mail/u/1/`, signed in to in the same browser. */
  readonly secondOwner?: Contact;
  /** Milliseconds since 1970; the machine's clock where it is left out. */
  readonly now?: () => number;
  /** Compose windows without what scheduling needs: InboxSDK then never gets hold of one. */
  readonly withoutScheduling?: boolean;
}

/** The stand-in for mail.google.com, and the strings by which a test pulls it. */
export interface StandInGmail {
  readonly owner: Contact;
  readonly secondOwner: Contact;
  readonly port: number;
  /** For Chromium's `--host-resolver-rules`: leads Gmail and the image proxy here. */
  readonly hostRules: readonly string[];
  readonly requests: readonly RecordedRequest[];
  /** Originals that the image proxy was asked for, in order. */
  readonly proxiedImages: readonly string[];
  /** Violations of the page's Content Security Policy, Trusted Types included, as the browser reported them. */
  readonly policyViolations: readonly string[];
  /** A person's own copies, oldest first. */
  deliveredTo(email: string): StoredMessage[];
  /** What the owner sent, oldest first. */
  sent(): StoredMessage[];
  drafts(): StoredMessage[];
  receive(mail: IncomingMail): StoredMessage[];
  /** The owner sends it from a telephone, say: without the page. */
  sendElsewhere(mail: Omit<IncomingMail, "from">): StoredMessage;
  /** Puts plain sent mail into the owner's mailbox, as if it had been sent long ago. */
  seedSent(count: number): void;
  failNextSend(failure: SendFailure): void;
  /** Mail waits after Send, so that it can be taken back. */
  holdOutgoing(): void;
  releaseOutgoing(): void;
  close(): Promise<void>;
}

const rep: Contact = { email: "rep@example.com", name: "Robin Rep" };
const repAtHome: Contact = { email: "robin@home.example", name: "Robin at home" };
const blankGif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** Starts it on a free port of the loopback interface. */
export async function startGmail(options: GmailOptions = {}): Promise<StandInGmail> {
  const { owner = rep, secondOwner = repAtHome, now = Date.now } = options;
  const { withoutScheduling = false } = options;
  const office = new GmailPostOffice(now);
  const mailbox = office.mailbox(owner);
  const accounts = [mailbox, office.mailbox(secondOwner)];
  const proxiedImages: string[] = [];
  const policyViolations: string[] = [];
  const failures: SendFailure[] = [];

  /** A route of one account's, whose number is the first group of its path. */
  const ofAccount =
    (serve: (mailbox: Mailbox, rest: string, ...ends: HttpEnds) => void | Promise<void>) =>
    ([, index = "", rest = ""]: RegExpExecArray, ...ends: HttpEnds): void | Promise<void> => {
      const account = accounts[Number(index)];
      return account === undefined
        ? notFound(ends[1])
        : serve(account, decodeURIComponent(rest), ...ends);
    };

  const routes: Route[] = [
    [
      "GET",
      /^\/mail\/u\/(\d)\/$/,
      ofAccount((account, _rest, request, response) => {
        const query = queryOf(request);
        if (query.get("view") === "pt") return servePrintPage(account, query, response);
        return servePage(account, withoutScheduling, response);
      }),
    ],
    [
      "GET",
      /^\/mail\/u\/(\d)$/,
      ofAccount((account, _rest, request, response) =>
        serveOriginal(account, queryOf(request), response),
      ),
    ],
    [
      "GET",
      /^\/page\/([\w-]+\.(?:ts|css|svg))$/,
      ([, file = ""], _request, response) => servePageFile(file, response),
    ],
    [
      "POST",
      /^\/sync\/u\/(\d)\/i\/s$/,
      ofAccount((account, _rest, request, response) => serveSync(account, request, response)),
    ],
    [
      "GET",
      /^\/standin\/u\/(\d)\/list\/(inbox|sent|drafts|all)$/,
      ofAccount((account, folder, _request, response) =>
        sendJson(response, account.list(folder as Folder)),
      ),
    ],
    [
      "GET",
      /^\/standin\/u\/(\d)\/thread\/(.+)$/,
      ofAccount((account, id, _request, response) => {
        account.markRead(id);
        sendJson(response, account.thread(id));
      }),
    ],
    [
      "POST",
      /^\/standin\/u\/(\d)\/undo\/(.+)$/,
      ofAccount((account, id, _request, response) => {
        const answer: UndoAnswer = { undone: office.undo(account, id) };
        sendJson(response, answer);
      }),
    ],
    [
      "POST",
      /^\/standin\/u\/(\d)\/discard\/(.+)$/,
      ofAccount((account, id, _request, response) => {
        account.remove(id);
        sendJson(response, null);
      }),
    ],
    policyReports(policyViolations),
    // A picture of Gmail's own that InboxSDK uses as a blank.
    [
      "GET",
      /\/images\/cleardot\.gif$/,
      (_match, _request, response) =>
        void response.writeHead(200, { "content-type": "image/gif" }).end(blankGif),
    ],
    favicon,
  ];
  const server = await startHttps({
    "mail.google.com": routes,
    [IMAGE_PROXY_HOST]: [
      ["GET", /^(.*)$/, ([path = ""], _request, response) => serveProxiedImage(path, response)],
    ],
  });

  return {
    owner,
    secondOwner,
    ...server,
    proxiedImages,
    policyViolations,
    deliveredTo: (email) => office.mailbox({ email, name: "" }).messages("inbox"),
    sent: () => mailbox.messages("sent"),
    drafts: () => mailbox.messages("drafts"),
    receive: (mail) => office.receive(mail),
    sendElsewhere: (mail) => office.sendElsewhere(mailbox, mail),
    seedSent: (count) => office.seedSent(mailbox, count),
    failNextSend: (failure) => void failures.push(failure),
    holdOutgoing: () => office.hold(),
    releaseOutgoing: () => office.release(),
  };

  async function serveSync(
    account: Mailbox,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const writes = readSyncRequest(await readBody(request));
    const failure = writes.some(({ kind }) => kind === "send") ? failures.shift() : undefined;
    if (failure === "answer-lost") for (const write of writes) office.write(account, write);
    if (failure === "network" || failure === "answer-lost") {
      breakOff(request, response);
      return;
    }
    if (failure === "http-500") {
      response.writeHead(500).end();
      return;
    }
    const written = writes.map((write) => {
      const message = office.write(account, write);
      const legacyThreadId =
        account.thread(write.threadId)?.legacyThreadId ?? message.legacyMessageId;
      return { threadId: write.threadId, legacyThreadId, kind: write.kind, message };
    });
    response
      .writeHead(200, { "content-type": "application/json; charset=utf-8" })
      .end(writeSyncAnswer(written));
  }

  async function serveProxiedImage(path: string, response: ServerResponse): Promise<void> {
    const original = originalOf(path);
    if (original !== null) proxiedImages.push(original);
    const image = await fetchProxiedImage(path);
    response
      .writeHead(image.status, { "content-type": image.type, "cache-control": "no-store" })
      .end(image.body);
  }
}
