// What `hit` is compared with: a plain handler that looks at nothing and does one commit of a document of the same shape
// before it answers with the picture. Bundled and served as `hit` is.
import { randomBytes } from "node:crypto";
import { Agent, request as send, type IncomingMessage, type ServerResponse } from "node:http";
import process from "node:process";

const GIF = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
const database = `projects/${process.env["GCLOUD_PROJECT"]}/databases/(default)`;
const url = new URL(
  `http://${process.env["FIRESTORE_EMULATOR_HOST"]}/v1/${database}/documents:commit`,
);
const agent = new Agent({ keepAlive: true });

export async function hit(_request: IncomingMessage, response: ServerResponse): Promise<void> {
  const status = await commit();
  response.writeHead(status, { "Content-Type": "image/gif", "Content-Length": GIF.length });
  response.end(GIF);
}

function commit(): Promise<number> {
  const text = (value: string) => ({ stringValue: value });
  const integer = (value: number) => ({ integerValue: String(value) });
  const fields = {
    messageId: text("AAECAwQFBgc"),
    recipient: integer(0),
    kind: text("open"),
    link: integer(0),
    receivedAt: integer(Date.now()),
    age: integer(3_600),
    verdict: text("person"),
    reasons: { arrayValue: { values: [text("mail-proxy")] } },
    client: {
      mapValue: { fields: { family: text("Gmail"), os: text(""), device: text("unknown") } },
    },
    network: {
      mapValue: { fields: { class: text("mail-proxy"), country: { nullValue: null } } },
    },
    expireAt: { timestampValue: new Date(Date.now() + 31_536_000_000).toISOString() },
  };
  const id = randomBytes(14).toString("hex");
  const name = `${database}/documents/senders/annaannaann/events/${id}`;
  const body = JSON.stringify({
    writes: [
      {
        update: { name, fields },
        currentDocument: { exists: false },
        updateTransforms: [{ fieldPath: "storedAt", setToServerValue: "REQUEST_TIME" }],
      },
    ],
  });
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: "POST",
      agent,
      headers: {
        authorization: "Bearer owner",
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
      },
    });
    request.on("error", reject);
    request.on("response", (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    request.end(body);
  });
}
