/** What a request's body turned out to be. */
export type JsonBody =
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "too-large" | "not-utf8" | "not-json" };

/** Reads a JSON body of at most `limit` bytes, without ever holding much more than that. */
export async function readJsonBody(request: Request, limit: number): Promise<JsonBody> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return { kind: "too-large" };

  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) return { kind: "too-large" };
    chunks.push(chunk);
  }
  const text = decodeUtf8(Buffer.concat(chunks));
  if (text === null) return { kind: "not-utf8" };
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return { kind: "not-json" };
  }
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
