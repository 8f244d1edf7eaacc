import { expect, test } from "vitest";
import { preferences } from "../../preferences.ts";
import { protection } from "../../self/protection.ts";
import type { Session } from "../../session.ts";
import { connection } from "../../sync/connection.ts";
import { signedInSession } from "../../sync/samples.ts";
import { diagnosticText, type DiagnosticFacts } from "./diagnostic.ts";

const now = Date.UTC(2026, 10, 21, 12);
const session: Session = {
  ...signedInSession,
  server: "https://mail.secret-company.example",
  trackingOrigin: "https://t.secret-company.example",
  account: "ada@secret-company.example",
  pairedAt: now - 90 * 60_000,
};
const facts: DiagnosticFacts = {
  version: "0.6.0",
  protocol: 1,
  database: 3,
  browser: "Chrome 156 (Linux)",
  language: "de",
  session,
  connection: {
    ...connection.fallback,
    state: "live",
    via: "push",
    troubles: [
      { kind: "clock-skew", skew: 420_000 },
      { kind: "answered", status: 502 },
    ],
    lastPullAt: now - 5 * 3_600_000,
  },
  protection: {
    ...protection.fallback,
    state: "failing",
    fault: "no-access",
    host: "t.secret-company.example",
  },
  chosen: {
    ...preferences.fallback,
    mailboxes: { "ada@secret-company.example": { opens: true, links: false } },
    neverTrack: ["bob@secret-company.example", "*.secret-company.example"],
    confidentialWords: ["secret-company merger"],
  },
  notifications: "granted",
  mailHosts: [4, 5],
  rows: { messages: 12, summaries: "?" },
  storage: 2048,
  now,
};

test("the diagnostic says what is the case", () => {
  const text = diagnosticText(facts);
  for (const line of [
    "server: https, a name",
    "tracking host: its own",
    "connected: 90 min ago",
    "connection: live, push",
    "troubles: clock-skew 420 s, answered 502",
    "last read: 5 h ago",
    "own views kept out: failing, no-access",
    "mail pages allowed: 4 of 5",
    "rows: messages 12, summaries ?",
    "mailboxes: 1",
    "never-track rules: 2",
    "confidential words: 1",
  ])
    expect(text.split("\n")).toContain(line);
});

test("the diagnostic holds nothing personal, nor a secret", () => {
  const text = diagnosticText(facts);
  expect(text).not.toContain("secret-company");
  expect(text).not.toContain("@");
  expect(text).not.toContain(session.sid);
  expect(text).not.toContain(session.senderKey);
  expect(text).not.toContain(session.deviceId);
});

test("the diagnostic works for who is nobody yet", () => {
  expect(diagnosticText({ ...facts, session: null })).toContain("server: none");
});

test.each([
  ["http://127.0.0.1:8787", "http, this computer"],
  ["http://localhost:8787", "http, this computer"],
  ["https://10.1.2.3", "https, an IP address"],
])("of %s it says %s", (server, said) => {
  expect(diagnosticText({ ...facts, session: { ...session, server } })).toContain(
    `server: ${said}`,
  );
});
