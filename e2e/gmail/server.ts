import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { makeCertificate } from "./certificate.ts";
import { fetchProxiedImage, IMAGE_PROXY_HOST, originalOf } from "./image-proxy.ts";
import type { StoredMessage } from "./mailbox.ts";
import type { Contact, Folder, UndoAnswer } from "./page-api.ts";
import { seedOlderMail } from "./older-mail.ts";
import { pageFolder, servePageFile } from "./page-files.ts";
import { type IncomingMail, PostOffice } from "./post-office.ts";
import { readSyncRequest, writeSyncAnswer } from "./sync-protocol.ts";

/** One request that reached the stand-in: Gmail's own host or the image proxy's. */
export interface RecordedRequest {
  readonly host: string;
  readonly method: string;
  readonly path: string;
}

/** How the next request to send shall fail; with `answer-lost` the mail leaves, and the page does not learn of it. */
export type SendFailure = "http-500" | "network" | "answer-lost";

export interface GmailOptions {
  /** Whose Gmail it is. */
  readonly owner?: Contact;
  /** Milliseconds since 1970; the machine's clock where it is left out. */
  readonly now?: () => number;
  /** Compose windows without what scheduling needs: InboxSDK then never gets hold of one. */
  readonly withoutScheduling?: boolean;
}

/** The stand-in for mail.google.com, and the strings by which a test pulls it. */
export interface StandInGmail {
  readonly owner: Contact;
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
  /** Puts plain sent mail into the owner's mailbox, as if it had been sent long ago. */
  seedSent(count: number): void;
  failNextSend(failure: SendFailure): void;
  /** Mail waits after Send, so that it can be taken back. */
  holdOutgoing(): void;
  releaseOutgoing(): void;
  close(): Promise<void>;
}

const rep: Contact = { email: "rep@example.com", name: "Robin Rep" };
const blankGif = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** Starts it on a free port of the loopback interface. */
export async function startGmail(options: GmailOptions = {}): Promise<StandInGmail> {
  const { owner = rep, now = Date.now, withoutScheduling = false } = options;
  const office = new PostOffice(now);
  const mailbox = office.mailbox(owner);
  const requests: RecordedRequest[] = [];
  const proxiedImages: string[] = [];
  const policyViolations: string[] = [];
  const failures: SendFailure[] = [];

  const routes: Route[] = [
    ["GET", /^\/mail\/u\/0\/$/, (_match, request, response) => servePage(request, response)],
    ["GET", /^\/mail\/u\/0$/, (_match, request, response) => serveOriginal(request, response)],
    [
      "GET",
      /^\/page\/([\w-]+\.(?:ts|css|svg))$/,
      ([, file = ""], _request, response) => servePageFile(file, response),
    ],
    ["POST", /^\/sync\/u\/0\/i\/s$/, (_match, request, response) => serveSync(request, response)],
    [
      "GET",
      /^\/standin\/list\/(inbox|sent|drafts|all)$/,
      ([, folder], _request, response) => sendJson(response, mailbox.list(folder as Folder)),
    ],
    [
      "GET",
      /^\/standin\/thread\/(.+)$/,
      ([, id = ""], _request, response) => {
        mailbox.markRead(decodeURIComponent(id));
        sendJson(response, mailbox.thread(decodeURIComponent(id)));
      },
    ],
    [
      "POST",
      /^\/standin\/undo\/(.+)$/,
      ([, id = ""], _request, response) => {
        const answer: UndoAnswer = { undone: office.undo(mailbox, decodeURIComponent(id)) };
        sendJson(response, answer);
      },
    ],
    [
      "POST",
      /^\/standin\/discard\/(.+)$/,
      ([, id = ""], _request, response) => {
        mailbox.remove(decodeURIComponent(id));
        sendJson(response, null);
      },
    ],
    [
      "POST",
      /^\/csp$/,
      async (_match, request, response) => {
        policyViolations.push(await readBody(request));
        response.writeHead(204).end();
      },
    ],
    // A picture of Gmail's own that InboxSDK uses as a blank.
    [
      "GET",
      /\/images\/cleardot\.gif$/,
      (_match, _request, response) =>
        void response.writeHead(200, { "content-type": "image/gif" }).end(blankGif),
    ],
    ["GET", /^\/favicon\.ico$/, (_match, _request, response) => void response.writeHead(204).end()],
  ];

  const server = createServer(await makeCertificate(), (request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
    });
  });
  // Node ends a connection that was idle for five seconds. A page that uses it in that very moment loses its request, which
  // Gmail's own servers would hardly let happen.
  server.keepAliveTimeout = 600_000;
  const port = await listen(server);

  return {
    owner,
    port,
    hostRules: ["mail.google.com", IMAGE_PROXY_HOST].map(
      (host) => `MAP ${host}:443 127.0.0.1:${port}`,
    ),
    requests,
    proxiedImages,
    policyViolations,
    deliveredTo: (email) =>
      messagesIn(office.mailbox({ email, name: "" }).list("inbox"), email, "inbox"),
    sent: () => messagesIn(mailbox.list("sent"), owner.email, "sent"),
    drafts: () => messagesIn(mailbox.list("drafts"), owner.email, "drafts"),
    receive: (mail) => office.receive(mail),
    seedSent: (count) => seedOlderMail(mailbox, now(), count),
    failNextSend: (failure) => void failures.push(failure),
    holdOutgoing: () => office.hold(),
    releaseOutgoing: () => office.release(),
    close: () => close(server),
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", headers, url = "/" } = request;
    const host = headers.host ?? "";
    requests.push({ host, method, path: url });
    const path = url.replace(/\?.*$/s, "");
    if (host === IMAGE_PROXY_HOST) return serveProxiedImage(path, response);
    for (const [routeMethod, pattern, serve] of routes) {
      const match = pattern.exec(path);
      if (match !== null && routeMethod === method) return serve(match, request, response);
    }
    response.writeHead(404, { "content-type": "text/plain" }).end("The stand-in has no such page.");
  }

  /** The page, under a policy as strict as Gmail's: scripts by nonce, Trusted Types enforced. */
  async function servePage(_request: IncomingMessage, response: ServerResponse): Promise<void> {
    const nonce = randomBytes(16).toString("base64");
    const html = await readFile(new URL("index.html", pageFolder), "utf8");
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy":
        `script-src 'nonce-${nonce}' 'strict-dynamic'; object-src 'none'; base-uri 'self'; ` +
        "require-trusted-types-for 'script'; report-uri /csp",
    });
    response.end(
      html
        .replaceAll("%NONCE%", nonce)
        .replaceAll("%SCHEDULING%", String(!withoutScheduling))
        .replaceAll("%OWNER_EMAIL%", owner.email)
        .replaceAll("%OWNER_NAME%", owner.name)
        .replaceAll("%OWNER_INITIAL%", owner.name.slice(0, 1)),
    );
  }

  /** "Show original": where InboxSDK looks up a mail's other id. */
  function serveOriginal(request: IncomingMessage, response: ServerResponse): void {
    const query = new URL(request.url ?? "/", "https://mail.google.com").searchParams;
    const message = mailbox.message(query.get("permmsgid") ?? "");
    if (query.get("view") !== "om" || message === null) {
      response.writeHead(404, { "content-type": "text/html" }).end("<p>No such message.</p>");
      return;
    }
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(
      `<a href="/mail/u/0?view=att&th=${message.legacyMessageId}&disp=comp">Download Original</a>`,
    );
  }

  async function serveSync(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const writes = readSyncRequest(await readBody(request));
    const failure = writes.some(({ kind }) => kind === "send") ? failures.shift() : undefined;
    if (failure === "answer-lost") for (const write of writes) office.write(mailbox, write);
    if (failure === "network" || failure === "answer-lost") {
      // After the headers: a request that got none at all Chromium sends a second time by itself.
      response.writeHead(200, { "content-length": "1000" });
      response.write("[", () => request.socket.destroy());
      return;
    }
    if (failure === "http-500") {
      response.writeHead(500).end();
      return;
    }
    const written = writes.map((write) => {
      const message = office.write(mailbox, write);
      const legacyThreadId =
        mailbox.thread(write.threadId)?.legacyThreadId ?? message.legacyMessageId;
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

  function messagesIn(
    list: readonly { threadId: string }[],
    email: string,
    folder: Folder,
  ): StoredMessage[] {
    const box = office.mailbox({ email, name: "" });
    return list
      .flatMap(({ threadId }) => box.thread(threadId)?.messages ?? [])
      .flatMap(({ messageId }) => box.message(messageId) ?? [])
      .filter((message) => message.folders.has(folder))
      .sort((a, b) => a.date - b.date);
  }
}

type Route = readonly [
  method: string,
  path: RegExp,
  serve: (
    match: RegExpExecArray,
    request: IncomingMessage,
    response: ServerResponse,
  ) => void | Promise<void>,
];

function sendJson(response: ServerResponse, value: unknown): void {
  response
    .writeHead(200, { "content-type": "application/json; charset=utf-8" })
    .end(JSON.stringify(value));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
