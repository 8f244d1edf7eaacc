import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { foldEngagement } from "../../shared/engagement.ts";
import { messageFacts } from "../../shared/message-facts.fixture.ts";
import type { ThreadMessage } from "../mail/mail-client.ts";
import type { ThreadStatus } from "../messages.ts";
import { trackedUrls } from "./test-mail.ts";
import { watchSeenMails } from "./seen-mails.ts";

const NOW = Date.UTC(2026, 10, 21);
const { engagement } = foldEngagement(messageFacts({ sentAt: 1 }), []);
const status: ThreadStatus = { threadId: "t", engagement, messages: { m2: engagement } };
const body = (html: string): HTMLElement => {
  const contents = document.createElement("div");
  contents.innerHTML = html;
  return contents;
};
const from = (
  messageId: string,
  sender: string,
  sentAt: number | null = 5,
  contents: HTMLElement | null = null,
): ThreadMessage => ({ messageId, sender, senderName: "", sentAt, contents });
const before = from("m1", "ann@example.org");
const tracked = from("m2", "Sales@Example.com");

function view(messages: ThreadMessage[], known: ThreadStatus = status) {
  const told: (readonly [string, ...(string | number)[]])[] = [];
  const kinds: string[] = [];
  const { signal } = new AbortController();
  let changed: () => void = () => undefined;
  watchSeenMails(
    {
      account: "rep@example.com",
      threadId: "t",
      closed: signal,
      messages: () => messages,
      onMessages: (handler) => {
        changed = handler;
      },
    },
    {
      book: {
        follow: (_threadId, handler) => handler(known),
        refresh: () => undefined,
      },
      link: {
        recordSeen: async ({ kind, threadId, answers, at }) => {
          kinds.push(kind);
          told.push([threadId, ...answers, at]);
        },
      },
      now: () => NOW,
      signal,
    },
  );
  return { told, kinds, arrive: (message: ThreadMessage) => (messages.push(message), changed()) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe("replies", () => {
  it("knows the rep by name where a folded mail does not say the address", async () => {
    const named = (message: ThreadMessage, senderName: string) => ({ ...message, senderName });
    const { told } = view([
      named(tracked, "Sal Es"),
      named(from("m3", "Sal Es"), "Sal Es"),
      // Another one of that name.
      named(from("m4", "sal@elsewhere.example", 7), "Sal Es"),
    ]);
    expect(told).toEqual([["t", "m2", 7]]);
    const byName = view([
      named(from("m2", "Sal Es"), "Sal Es"),
      named(from("m3", "sales@example.com"), "Sal Es"),
      named(from("m4", "Ann"), "Ann"),
    ]);
    expect(byName.told).toEqual([["t", "m2", 5]]);
  });

  it("sees what somebody else wrote below a tracked mail", () => {
    expect(view([before, tracked, from("m3", "ann@example.org", 77)]).told).toEqual([
      ["t", "m2", 77],
    ]);
  });

  it("takes the time of seeing it where the page does not say when", () => {
    expect(view([tracked, from("m3", "ann@example.org", null)]).told).toEqual([["t", "m2", NOW]]);
  });

  it("takes neither the rep's own mails nor earlier ones for replies", () => {
    const own = from("m3", "REP@example.com");
    const alias = from("m4", "sales@example.com");
    expect(view([before, tracked, own, alias]).told).toEqual([]);
  });

  it("sees one below a folded mail that the page does not name", () => {
    const id = "AAAAAAAAAAA";
    const known = { ...status, messages: { [id]: engagement }, sentAt: { [id]: 60_500 } };
    const thread = [
      from("outlook:1", "rep@example.com", 60_000),
      from("o:2", "ann@example.org", 77),
    ];
    expect(view(thread, known).told).toEqual([["t", id, 77]]);
  });

  it("sees one that arrives later, and tells it once", () => {
    const { told, arrive } = view([tracked]);
    arrive(from("m3", "ann@example.org"));
    arrive(from("m4", "ann@example.org"));
    expect(told).toEqual([["t", "m2", 5]]);
  });

  it("leaves a tracked mail below the reply unanswered", () => {
    const known = { ...status, messages: { m2: engagement, m4: engagement } };
    const thread = [tracked, from("m3", "ann@example.org", null), from("m4", "rep@example.com")];
    expect(view(thread, known).told).toEqual([["t", "m2", NOW]]);
  });

  it("is silent where the reply is known", () => {
    const known = { ...status, messages: { m2: { ...engagement, repliedAt: 3 } } };
    expect(view([tracked, from("m3", "ann@example.org")], known).told).toEqual([]);
  });

  it("sees the reply to a second tracked mail, also where the first one was answered before", () => {
    const messages = { m2: { ...engagement, repliedAt: 3 }, m4: engagement };
    const known = { ...status, engagement: { ...engagement, repliedAt: 3 }, messages };
    const thread = [tracked, from("m3", "ann@example.org", 3), from("m4", "sales@example.com", 7)];
    const { told, arrive } = view(thread, known);
    expect(told).toEqual([]);
    arrive(from("m5", "ann@example.org", 9));
    expect(told).toEqual([["t", "m4", 9]]);
  });
});

describe("delivery failures", () => {
  const daemon = "mailer-daemon@googlemail.com";
  const failure = body(
    "<p>Address not found. Your message wasn't delivered to ann@example.org.</p>",
  );

  it("is of the tracked mail next above it, and no reply", () => {
    const known = { ...status, messages: { m2: engagement, m4: engagement } };
    const thread = [tracked, from("m4", "sales@example.com"), from("m5", daemon, 9, failure)];
    const { told, kinds } = view(thread, known);
    expect([told, kinds]).toEqual([[["t", "m4", 9]], ["bounce"]]);
  });

  it("leaves the mail unanswered, so that an answer below it counts", () => {
    const thread = [tracked, from("m3", daemon, 6, failure), from("m4", "ann@example.org", 7)];
    const { told, kinds } = view(thread);
    expect([told, kinds]).toEqual([
      [
        ["t", "m2", 6],
        ["t", "m2", 7],
      ],
      ["bounce", "reply"],
    ]);
  });

  it("is told once it can be read, and not where it only says that it takes longer", () => {
    const folded = view([tracked, from("m3", daemon, 6)]);
    expect(folded.told).toEqual([]);
    const delay = body("<p>Delivery incomplete. Gmail will retry for 47 more hours.</p>");
    expect(view([tracked, from("m3", daemon, 6, delay)]).told).toEqual([]);
  });

  it("is silent where it is known", () => {
    const known = { ...status, messages: { m2: { ...engagement, bouncedAt: 6 } } };
    expect(view([tracked, from("m3", daemon, 6, failure)], known).told).toEqual([]);
  });
});

describe("mails that were sent untracked", () => {
  const known = { ...status, untracked: ["m3"] };
  const untracked = from("m3", "sales@example.com", 6);

  it("are answered, too, since the rep may wait for that", () => {
    const alone = { ...known, messages: {} };
    expect(view([before, untracked, from("m4", "ann@example.org", 7)], alone).told).toEqual([
      ["t", "m3", 7],
    ]);
    const messages = { m2: { ...engagement, repliedAt: 3 } };
    const thread = [tracked, from("m1", "ann@example.org", 3), untracked];
    const { told, arrive } = view(thread, { ...known, messages });
    expect(told).toEqual([]);
    arrive(from("m4", "ann@example.org", 7));
    expect(told).toEqual([["t", "m3", 7]]);
  });

  it("are those that could not be delivered, not a tracked one above them", () => {
    const failure = body("<p>Address not found. Your message wasn't delivered to x@y.example.</p>");
    const daemon = from("m4", "mailer-daemon@googlemail.com", 7, failure);
    const { told, kinds } = view([tracked, untracked, daemon], known);
    expect([told, kinds]).toEqual([[["t", "m3", 7]], ["bounce"]]);
  });
});

describe("follow-ups", () => {
  const pixel = `<img src="${trackedUrls().open()}">`;
  const quoting = body(`<p>Any news?</p><div class="gmail_quote">${pixel}</div>`);

  it("is what the rep wrote without tracking below tracked mails", () => {
    const { told, kinds } = view([before, tracked, from("m3", "rep@example.com", 8, quoting)]);
    expect([told, kinds]).toEqual([[["t", "m2", 8]], ["follow-up"]]);
  });

  it.each([
    ["is tracked itself, though its status is not here yet", 8, body(`<p>Hi</p>${pixel}`)],
    ["is not unfolded", 8, null],
    ["says no readable time", null, quoting],
  ])("a mail that %s is none", (_, sentAt, contents) => {
    expect(view([tracked, from("m3", "rep@example.com", sentAt, contents)]).told).toEqual([]);
  });
});
