import type { Folder, ThreadData, ThreadSummary, UndoAnswer } from "../page-api.ts";

export async function listThreads(folder: Folder): Promise<ThreadSummary[]> {
  return ask("GET", `/standin/list/${folder}`);
}

/** By either id; null where there is none. */
export async function openThread(id: string): Promise<ThreadData | null> {
  return ask("GET", `/standin/thread/${encodeURIComponent(id)}`);
}

export async function undoSend(messageId: string): Promise<UndoAnswer> {
  return ask("POST", `/standin/undo/${encodeURIComponent(messageId)}`);
}

export async function discardDraft(messageId: string): Promise<null> {
  return ask("POST", `/standin/discard/${encodeURIComponent(messageId)}`);
}

async function ask<Answer>(method: "GET" | "POST", path: string): Promise<Answer> {
  const response = await fetch(path, { method });
  if (!response.ok) throw new Error(`The stand-in answered ${response.status} to ${path}`);
  return (await response.json()) as Answer;
}
