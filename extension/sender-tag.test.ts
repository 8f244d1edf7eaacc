import { expect, test } from "vitest";
import { decodeBase64Url, encodeBase64Url } from "../shared/base64url.ts";
import { senderIdSchema } from "../shared/ids.ts";
import { prepareSenderKey } from "../shared/sender-key.ts";
import { senderTag } from "./sender-tag.ts";

const senderKey = "k".repeat(42) + "A";

test("is the tag that the server expects, whatever the message", async () => {
  const bytes = decodeBase64Url(senderKey) ?? new Uint8Array();
  const key = prepareSenderKey(senderIdSchema.parse("abcdefghijk"), bytes, 1);
  for (const text of ["", "view proof v1", "ü".repeat(100)]) {
    const message = new TextEncoder().encode(text);
    expect(await senderTag(senderKey, message)).toBe(encodeBase64Url(key.tag(message)));
  }
});

test("there is none of what is no key", async () => {
  await expect(senderTag("no key", new Uint8Array())).rejects.toThrow("not base64url");
});
