import type { Folder, ThreadData, ThreadSummary, UndoAnswer } from "../page-api.ts";
import { account } from "./account.ts";

export async function listThreads(folder: Folder): Promise<ThreadSummary[]> {
  return ask("GET", `/standin/u/${account}/list/${folder}`);
}

/** By either id; null where there is none. */
export async function openThread(id: string): Promise<ThreadData | null> {
  return ask("GET", `/standin/u/${account}/thread/${encodeURIComponent(id)}`);
}

export async function undoSend(messageId: string): Promise<UndoAnswer> {
  return ask("POST", `/standin/u/${account}/undo/${encodeURIComponent(messageId)}`);
}

export async function discardDraft(messageId: string): Promise<null> {
  return ask("POST", `/standin/u/${account}/discard/${encodeURIComponent(messageId)}`);
}

/** Loopback answers within milliseconds. */
const UNANSWERED_MS = 3_000;

/** Like Gmail, it asks again for what it only reads: once in hundreds of runs the browser lost a request on its way. */
async function ask<Answer>(method: "GET" | "POST", path: string, attempts = 3): Promise<Answer> {
  const isRepeatable = method === "GET" && attempts > 1;
  const signal = isRepeatable ? AbortSignal.timeout(UNANSWERED_MS) : null;
  const response = await fetch(path, { method, signal }).catch((error: unknown) => {
    if (signal?.aborted !== true) throw error;
    return null;
  });
  if (response === null) return ask(method, path, attempts - 1);
  if (!response.ok) throw new Error(`The stand-in answered ${response.status} to ${path}`);
  return (await response.json()) as Answer;
}
