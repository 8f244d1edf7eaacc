import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { MailSummary } from "./summary.ts";
import { packed, spanOf, unpackedRow } from "./summary-rows.ts";
import { mailId } from "./samples.ts";

const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
const times = fc.option(time);
const count = fc.nat();
const counts = fc.record({ person: count, unconfirmed: count, machine: count, self: count });
const unless = fc.constantFrom("opened" as const, "replied" as const);
const email = fc.string();

const someSummary: fc.Arbitrary<MailSummary> = fc.record(
  {
    id: fc.nat({ max: 99 }).map(mailId),
    mailClient: fc.constantFrom("gmail", "outlook"),
    mailHost: fc.string(),
    account: email,
    subject: fc.string({ unit: "binary" }),
    recipients: fc.array(
      fc.record({ email, name: fc.string(), field: fc.constantFrom("to", "cc", "bcc") }),
    ),
    links: fc.array(fc.webUrl()),
    threadId: fc.option(fc.string()),
    mailMessageId: fc.option(fc.string()),
    recorded: fc.boolean(),
    sentAt: time,
    tracking: fc.record({ opens: fc.boolean(), links: fc.boolean() }),
    tags: fc.array(fc.string()),
    muted: fc.boolean(),
    remind: fc.option(fc.record({ at: time, unless })),
    engagement: fc.record({
      state: fc.constantFrom("sent", "unconfirmed", "opened", "clicked", "replied"),
      opens: counts,
      clicks: counts,
      firstOpenedAt: times,
      lastOpenedAt: times,
      firstClickedAt: times,
      lastClickedAt: times,
      repliedAt: times,
      bouncedAt: times,
      clicksByLink: fc.dictionary(fc.nat({ max: 255 }).map(String), count),
      clients: fc.array(fc.string()),
      whoIsKnown: fc.boolean(),
    }),
    readings: fc.array(
      fc.tuple(
        time,
        fc.constantFrom("open" as const, "click" as const),
        fc.constantFrom(
          "person" as const,
          "unconfirmed" as const,
          "machine" as const,
          "self" as const,
        ),
      ),
    ),
    lastEventAt: times,
  },
  {
    requiredKeys: [
      ...(["id", "mailClient", "account", "subject", "recipients", "links", "threadId"] as const),
      ...(["mailMessageId", "recorded", "sentAt", "tracking", "tags", "muted"] as const),
      ...(["remind", "engagement", "readings", "lastEventAt"] as const),
    ],
  },
);

test("a summary comes out of storage as it went in", () => {
  fc.assert(
    fc.property(someSummary, (summary) => {
      const row = { span: spanOf(summary.sentAt), mails: { [summary.id]: packed(summary) } };
      // Without the prototypes that fast-check gives some objects.
      expect(unpackedRow(row)).toEqual([structuredClone(summary)]);
    }),
  );
});
