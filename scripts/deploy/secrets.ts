import { createECDH, randomBytes } from "node:crypto";
import { formatSecretRing, newSecretRing, parseSecretRing } from "../../shared/secret-ring.ts";
import { obstacleOf } from "./failure.ts";
import type { FirebaseCli } from "./firebase-cli.ts";
import { done, type Outcome, stopped } from "./outcome.ts";

/** The ring of secrets that sender keys come from. */
export const SERVER_SECRET = "SIGHTLINE_SECRET";
/** The private half of the VAPID key (RFC 8292): 32 bytes as base64url. */
const PUSH_SECRET = "SIGHTLINE_PUSH_PRIVATE_KEY";

type Cli = Pick<FirebaseCli, "secretVersions" | "readSecret" | "setSecret">;

/** Whether the project has a secret that can be used. `cli` switches Secret Manager on: it needs the Blaze plan. */
export async function hasSecret(
  cli: Cli,
  project: string,
  name: string,
): Promise<Outcome<boolean>> {
  const answer = await cli.secretVersions(project, name);
  if (answer.kind === "failed") {
    return stopped(obstacleOf(`Could not look at the project's secrets.`, answer.failure, project));
  }
  if (answer.value === null || answer.value.length === 0) return done(false);
  if (answer.value.some(({ state }) => state === "ENABLED")) return done(true);
  return stopped({
    what: `The secret ${name} is there, but none of its versions is enabled.`,
    why: "Somebody disabled or destroyed them. A new secret would break every link in mail already sent, so none is made.",
    next: [
      `Enable the newest version: ${consoleOf(name, project)}`,
      `If it is destroyed for good, put a copy back: npx firebase functions:secrets:set ${name} --project ${project}`,
    ],
  });
}

/** The public half of the push key, as base64url, and the names of what was made. */
export interface ReadySecrets {
  readonly pushPublicKey: string;
  readonly made: readonly string[];
}

/**
 * Makes what is missing of the two secrets, and never touches what is there: a new server secret would make every link
 * out there unreadable, and a new push key would cut off every browser. `knownPushKey` is the public half as it was at
 * the last deployment: it serves an account that may deploy but may not read secrets.
 */
export async function ensureSecrets(
  cli: Cli,
  project: string,
  knownPushKey: string | null,
): Promise<Outcome<ReadySecrets>> {
  const server = await ensureSecret(cli, project, SERVER_SECRET, () =>
    formatSecretRing(newSecretRing(randomBytes)),
  );
  if (server.kind === "stopped") return server;
  const ring = server.value.content === null ? null : parseSecretRing(server.value.content);
  if (ring?.kind === "damaged") {
    return stopped({
      what: `The secret ${SERVER_SECRET} cannot be read: line ${ring.line} ${ring.fault}.`,
      why: "Somebody changed it. Links in mail already sent need its versions, so nothing is made in its place.",
      next: [`Put an older version back: ${consoleOf(SERVER_SECRET, project)}`],
    });
  }
  const push = await ensureSecret(cli, project, PUSH_SECRET, newPushKey);
  if (push.kind === "stopped") return push;
  const { content } = push.value;
  const pushPublicKey = content === null ? knownPushKey : publicHalf(content);
  if (pushPublicKey === null) {
    return stopped(
      content === null
        ? {
            what: `The public half of the push key is not known, and this account may not read ${PUSH_SECRET}.`,
            next: [
              `Give it the role Secret Manager Secret Accessor: ${consoleOf(PUSH_SECRET, project)}`,
            ],
          }
        : {
            what: `The secret ${PUSH_SECRET} is not a P-256 private key of 32 bytes as base64url.`,
            next: [
              `Put the right one back, or delete the secret; browsers then subscribe anew: ${consoleOf(PUSH_SECRET, project)}`,
            ],
          },
    );
  }
  const made = [
    ...(server.value.made ? [SERVER_SECRET] : []),
    ...(push.value.made ? [PUSH_SECRET] : []),
  ];
  return done({ pushPublicKey, made });
}

interface Secret {
  /** Null when this account may not read it. */
  readonly content: string | null;
  readonly made: boolean;
}

async function ensureSecret(
  cli: Cli,
  project: string,
  name: string,
  make: () => string,
): Promise<Outcome<Secret>> {
  const there = await hasSecret(cli, project, name);
  if (there.kind === "stopped") return there;
  if (there.value) {
    const read = await cli.readSecret(project, name);
    if (read.kind === "answer") return done({ content: read.value, made: false });
    // Whoever may deploy need not be allowed to read secrets.
    if (read.failure.kind === "permission") return done({ content: null, made: false });
    return stopped(obstacleOf(`Could not read the secret ${name}.`, read.failure, project));
  }
  const content = make();
  const set = await cli.setSecret(project, name, content);
  if (set.kind === "failed") {
    return stopped(obstacleOf(`Could not make the secret ${name}.`, set.failure, project));
  }
  return done({ content, made: true });
}

function consoleOf(secret: string, project: string): string {
  return `https://console.cloud.google.com/security/secret-manager/secret/${secret}/versions?project=${project}`;
}

function newPushKey(): string {
  const pair = createECDH("prime256v1");
  pair.generateKeys();
  // Leading zeros are cut off by OpenSSL.
  return Buffer.concat([Buffer.alloc(32), pair.getPrivateKey()])
    .subarray(-32)
    .toString("base64url");
}

/** Null when the text is no private key of the curve. */
function publicHalf(privateKey: string): string | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(privateKey)) return null;
  const pair = createECDH("prime256v1");
  try {
    pair.setPrivateKey(Buffer.from(privateKey, "base64url"));
  } catch {
    return null;
  }
  return pair.getPublicKey().toString("base64url");
}
