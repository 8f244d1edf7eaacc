import { expect, test } from "vitest";
import { correctHit } from "./correct-hit.ts";
import { deleteMails } from "./delete-mails.ts";
import { editMails } from "./edit-mails.ts";
import { exportData } from "./export-data.ts";
import { writeDeviceToken, writeSender } from "./kv.ts";
import { recordEvents } from "./record-events.ts";
import { recordSent } from "./record-sent.ts";
import { account, emptyDatabase, hit, mailId, sentAt, sentMessage, telling } from "./samples.ts";

test("everything of the rep's is exported, and nothing that proves who they are", async () => {
  const db = emptyDatabase();
  await writeDeviceToken(db, account, "secret-token");
  await writeSender(db, account.server, {
    sid: account.sid,
    senderKey: "secret-key",
    keyVersion: 1,
  });
  for (const number of [2, 1, 3])
    await recordSent(db, sentMessage(number, { sentAt: sentAt + number }));
  const phone = { client: { family: "Safari", os: "iOS", device: "mobile" as const } };
  const network = { class: "access" as const, country: "DE" };
  await recordEvents(db, {
    account,
    events: [hit(1, { ...phone, network })],
    cursor: "c1",
    telling,
  });
  await correctHit(db, { messageId: mailId(1), eventId: hit(1).id, scope: "same-client" }, telling);
  await editMails(db, { messageIds: [mailId(2)], change: { addTags: ["lead"] } });
  await deleteMails(db, [mailId(3)], sentAt);

  const exported = await exportData(db, sentAt);
  expect(exported).toMatchObject({
    format: "sightline",
    version: 1,
    exportedAt: "2026-11-02T09:00:00.000Z",
    mails: [
      { ...sentMessage(1, { sentAt: sentAt + 1 }), events: [{ id: hit(1).id }] },
      { id: mailId(2), tags: ["lead"] },
    ],
    ownDevices: [{ eventId: hit(1).id, family: "Safari" }],
  });
  const text = JSON.stringify(exported);
  expect(JSON.parse(text)).toEqual(exported);
  for (const secret of ["secret-token", "secret-key", "Proposal 3"])
    expect(text).not.toContain(secret);
});
