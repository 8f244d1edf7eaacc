import Papa from "papaparse";
import { afterEach, expect, test } from "vitest";
import { speak } from "../../../i18n/i18n.ts";
import { mailsCsv } from "./mails-csv.ts";
import { engagementWith, summaryWith } from "./summaries.fixture.ts";

afterEach(() => speak("en", {}));

const parse = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.replace("\uFEFF", "").trimEnd(), { header: true }).data;

test("says in one line what is known of a mail", () => {
  const at = Date.UTC(2026, 10, 2, 10, 0, 0);
  const mail = summaryWith(1, {
    subject: 'A "quoted", and\nbroken subject',
    tags: ["Lead", "Q4"],
    lastEventAt: at,
    engagement: engagementWith({
      state: "clicked",
      opens: { person: 2, unconfirmed: 1, machine: 4, self: 3 },
      firstOpenedAt: at,
      lastOpenedAt: at,
    }),
  });
  const csv = mailsCsv([mail], false);
  expect(csv.startsWith("\uFEFF")).toBe(true);
  expect(csv).toContain("\r\n");
  const [row] = parse(csv);
  expect(row).toMatchObject({
    Recipient: "Ada Lovelace",
    Addresses: "ada@example.com",
    Subject: mail.subject,
    State: "Clicked",
    Sent: "2026-11-02T09:00:00.000Z",
    Tags: "Lead; Q4",
    "Opens by persons": "2",
    "Unconfirmed opens": "1",
    "Opens by machines": "4",
    "Last opened": "2026-11-02T10:00:00.000Z",
    "Replied at": "",
  });
});

test.each([
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "\t'=1"],
  ["=1\n", "'=1\n"],
  ["a\n=1", "a\n'=1"],
  ["＝1", "'＝1"],
  // Where lines are split at semicolons, that is a cell of its own.
  ['Re: hi;=HYPERLINK("http://a.example")', 'Re: hi;\'=HYPERLINK("http://a.example")'],
  ["50-50 @ noon", "50-50 @ noon"],
])("of %j it makes no formula", (subject, written) =>
  expect(parse(mailsCsv([summaryWith(1, { subject })], false))[0]?.["Subject"]).toBe(written),
);

test("is in the rep's language", () => {
  speak("de", { mails: { subject: "Betreff" } });
  expect(mailsCsv([], false)).toContain("Betreff");
});
