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

async function ask<Answer>(method: "GET" | "POST", path: string): Promise<Answer> {
  const response = await fetch(path, { method });
  if (!response.ok) throw new Error(`The stand-in answered ${response.status} to ${path}`);
  return (await response.json()) as Answer;
}
