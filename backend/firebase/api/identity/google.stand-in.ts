import { generateKeyPairSync, sign } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Agent, createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { connect } from "node:tls";
import { generate } from "selfsigned";

/** What `accounts:lookup` of the Identity Toolkit tells of an account. */
interface LookedUp {
  readonly disabled?: boolean;
  /** Seconds since 1970. */
  readonly validSince?: number;
}

/** For tests: the two services of Google that firebase-admin asks about an ID token, over TLS on loopback. */
export interface GoogleStandIn {
  /** Leads every connection here, whatever host it is meant for. */
  readonly agent: Agent;
  readonly accounts: Map<string, LookedUp>;
  /** Which services were asked, in order. */
  readonly asked: ("keys" | "account")[];
  /** What the services do from now on. */
  behave(how: "well" | "broken" | "silent"): void;
  /** An ID token as Firebase Auth makes it; fields that are undefined are left out. */
  mint(claims: object, header?: object): string;
  close(): Promise<void>;
}

const KEYS_PATH = "/robot/v1/metadata/x509/securetoken@system.gserviceaccount.com";
const KEY_ID = "key-1";

export async function startGoogle(): Promise<GoogleStandIn> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  const pem = publicKey.export({ type: "spki", format: "pem" });
  const certificate = await generate([{ name: "commonName", value: "google.test" }]);
  const accounts = new Map<string, LookedUp>();
  const asked: ("keys" | "account")[] = [];
  let behaviour: Parameters<GoogleStandIn["behave"]>[0] = "well";

  const server = createServer({ key: certificate.private, cert: certificate.cert });
  server.on("request", (request, response) => void answer(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  const agent = new Agent();
  agent.createConnection = () => connect({ host: "127.0.0.1", port, rejectUnauthorized: false });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const isKeys = request.url === KEYS_PATH;
    asked.push(isKeys ? "keys" : "account");
    if (behaviour === "silent") return;
    response.setHeader("content-type", "application/json");
    if (behaviour === "broken") {
      // A status that firebase-admin does not try again.
      response.writeHead(500).end(JSON.stringify({ error: { message: "INTERNAL" } }));
      return;
    }
    if (isKeys) response.setHeader("cache-control", "public, max-age=20000");
    const body = Buffer.concat(await request.toArray()).toString();
    response.end(JSON.stringify(isKeys ? { [KEY_ID]: pem } : lookUp(body)));
  }

  function lookUp(body: string): object {
    const found = [...accounts].find(([uid]) => body.includes(JSON.stringify(uid)));
    if (found === undefined) return {};
    const [localId, { disabled, validSince }] = found;
    return {
      users: [{ localId, disabled, ...(validSince && { validSince: String(validSince) }) }],
    };
  }

  return {
    agent,
    accounts,
    asked,
    behave: (how) => void (behaviour = how),
    mint(claims, header = {}) {
      const parts = [{ alg: "RS256", typ: "JWT", kid: KEY_ID, ...header }, claims];
      const signed = parts
        .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
        .join(".");
      return `${signed}.${sign("sha256", Buffer.from(signed), privateKey).toString("base64url")}`;
    },
    close: () =>
      new Promise((resolve) => {
        agent.destroy();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
