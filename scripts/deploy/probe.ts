import { PROTOCOL_VERSION, serverInfoSchema } from "../../shared/wire.ts";

/** What was found at the address that recipients and extensions use. */
export type Probe =
  | { readonly kind: "ready" }
  /** It answers, but as something else: another server, an older version, other parameters. */
  | { readonly kind: "different"; readonly why: string }
  | { readonly kind: "silent"; readonly why: string };

interface Probing {
  /** The tracking origin. */
  readonly origin: string;
  readonly project: string;
  readonly fetch: typeof fetch;
  /** Waits between the tries, in milliseconds. */
  readonly waits: readonly number[];
  readonly wait: (milliseconds: number) => Promise<void>;
}

const TIMEOUT_MS = 15_000;

/** Asks the deployed server who it is, more than once: a new address takes a while until it is known everywhere. */
export async function probeServer(probing: Probing): Promise<Probe> {
  let last: Probe = await probeOnce(probing);
  for (const milliseconds of probing.waits) {
    if (last.kind === "ready") return last;
    await probing.wait(milliseconds);
    last = await probeOnce(probing);
  }
  return last;
}

async function probeOnce({ origin, project, fetch }: Probing): Promise<Probe> {
  let body: unknown;
  try {
    const answer = await fetch(`${origin}/.well-known/sightline`, {
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status !== 200)
      return { kind: "silent", why: `it answers with status ${answer.status}` };
    body = await answer.json();
  } catch (error) {
    return { kind: "silent", why: reasonOf(error) };
  }
  const parsed = serverInfoSchema.safeParse(body);
  if (!parsed.success) return { kind: "different", why: "it is not a Sightline server" };
  const info = parsed.data;
  if (info.protocol !== PROTOCOL_VERSION) {
    return {
      kind: "different",
      why: `it speaks protocol ${info.protocol}, not ${PROTOCOL_VERSION}`,
    };
  }
  if (info.identity !== "firebase" || info.firebase.projectId !== project) {
    return { kind: "different", why: "it is another Sightline server" };
  }
  return info.trackingOrigin === origin
    ? { kind: "ready" }
    : { kind: "different", why: `it says that its tracking origin is ${info.trackingOrigin}` };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`;
}
