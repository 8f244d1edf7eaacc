import { expect, test } from "vitest";
import { mailboxIds } from "./ids.ts";

test("ids look like Exchange's, are each given once, and are the same in every run", () => {
  const ids = mailboxIds("rep@example.com");
  const items = Array.from({ length: 50 }, () => ids.itemId());
  const conversations = Array.from({ length: 50 }, () => ids.conversationId());
  for (const id of items) expect(id).toMatch(/^AAMk[A-Za-z0-9+/]{40,}=*$/);
  for (const id of conversations) expect(id).toMatch(/^AAQk[A-Za-z0-9+/]{40,}=*$/);
  expect(new Set([...items, ...conversations]).size).toBe(100);
  // What an address must escape does come up.
  expect(conversations.join("")).toMatch(/[+/=]/);
  expect(mailboxIds("Rep@example.com").itemId()).toBe(items[0]);
  expect(mailboxIds("ada@example.org").itemId()).not.toBe(items[0]);
});
