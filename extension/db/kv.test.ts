import { expect, test } from "vitest";
import { senderIdSchema } from "../../shared/ids.ts";
import { readOwnSenders, readSender, readSenderKeys, writeSender } from "./kv.ts";
import { account, emptyDatabase } from "./samples.ts";

const { server, sid } = account;
const anna = { sid, senderKey: "a".repeat(43), keyVersion: 1 };
const boris = {
  sid: senderIdSchema.parse("borisborisb"),
  senderKey: "b".repeat(43),
  keyVersion: 2,
};

test("the key of an earlier sender is known beyond the next one at the same server", async () => {
  const db = emptyDatabase();
  expect(await readSenderKeys(db)).toEqual([]);
  await writeSender(db, server, anna);
  await writeSender(db, server, boris);
  expect(await readSenderKeys(db)).toEqual([
    { ...anna, server },
    { ...boris, server },
  ]);
  expect(await readSender(db, server)).toEqual(boris);
  expect(await readOwnSenders(db)).toEqual([sid, boris.sid]);
});

test("a sender's newest key and server are the ones that count", async () => {
  const db = emptyDatabase();
  await writeSender(db, "https://old.example.com", anna);
  await writeSender(db, "https://moved.example.com", { ...anna, keyVersion: 2 });
  expect(await readSenderKeys(db)).toEqual([
    { ...anna, keyVersion: 2, server: "https://moved.example.com" },
  ]);
});

test("what an earlier version wrote is read too", async () => {
  const db = emptyDatabase();
  const value = JSON.stringify({ sid, senderKey: anna.senderKey });
  await db.kv.bulkPut([
    { key: `sender ${server}`, value },
    { key: "sender", value },
    { key: `own-sender ${sid}`, value: server },
    { key: `own-sender ${boris.sid}`, value: server },
  ]);
  // Boris's key went when Anna came.
  expect(await readSenderKeys(db)).toEqual([{ ...anna, server }]);
  expect(await readOwnSenders(db)).toEqual([sid, boris.sid]);
});
