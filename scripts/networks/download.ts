/** A published document, as it came. */
export interface Download {
  readonly text: string;
  /** When it was made, by the server's word; null when it does not say. */
  readonly modified: Date | null;
}

export interface DownloadDeps {
  readonly fetch: typeof fetch;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Waits between the tries, in milliseconds. */
const PAUSES_MS = [1_000, 5_000];

/** For one try, in milliseconds: Apple's list is of some 20 MB. */
const PATIENCE_MS = 60_000;

const MOST_BYTES = 64 * 1024 * 1024;

/** An answer that another try will not change. */
class FinalError extends Error {}

/**
 * Downloads a document, in up to three tries: again when there is no answer, when it ends early, and at 429 and 5xx.
 * @throws {Error} naming the address, and what went wrong at last
 */
export async function download(url: string, { fetch, wait }: DownloadDeps): Promise<Download> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask(url, fetch);
    } catch (cause) {
      const pause = PAUSES_MS[attempt];
      if (cause instanceof FinalError || pause === undefined)
        throw new Error(`${url}: ${describe(cause)}`, { cause });
      await wait(pause);
    }
  }
}

async function ask(url: string, fetch: DownloadDeps["fetch"]): Promise<Download> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!response.ok || response.body === null) {
    const complaint = `it was answered with ${response.status}`;
    throw response.status === 429 || response.status >= 500
      ? new Error(complaint)
      : new FinalError(complaint);
  }
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new FinalError(`it has more than ${MOST_BYTES} bytes`);
    pieces.push(piece);
  }
  const modified = new Date(response.headers.get("last-modified") ?? Number.NaN);
  return {
    text: new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces)),
    modified: Number.isNaN(modified.getTime()) ? null : modified,
  };
}

/** Of fetch's own errors the cause says more than the error. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}
