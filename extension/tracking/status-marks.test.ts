import { expect, it } from "vitest";
import { foldEngagement, type Engagement } from "../../shared/engagement.ts";
import { messageFacts } from "../../shared/message-facts.fixture.ts";
import type { ListMark, MessageMark } from "../mail/mail-client.ts";
import type { ThreadStatus } from "../messages.ts";
import { markMessage, markRow } from "./status-marks.ts";

const { engagement: sent } = foldEngagement(messageFacts({ sentAt: 1 }), []);
const unconfirmed: Engagement = {
  ...sent,
  state: "unconfirmed",
  opens: { ...sent.opens, unconfirmed: 1 },
};

function isOfMessage(mark: ListMark | MessageMark): mark is MessageMark {
  return "line" in mark;
}

function page() {
  let countUnconfirmed = false;
  let told: (status: ThreadStatus) => void = () => undefined;
  const changes = new EventTarget();
  const drawn: (ListMark | MessageMark | null)[] = [];
  const closed = new AbortController();
  return {
    drawn,
    states: () => drawn.map((mark) => mark?.state ?? null),
    target: {
      threadId: "t",
      messageId: "m",
      closed: closed.signal,
      contents: () => null,
      looksLike: () => false,
      onContents: () => undefined,
      mark: (mark: ListMark | MessageMark | null) => void drawn.push(mark),
    },
    options: {
      book: {
        follow: (_threadId: string, handler: (status: ThreadStatus) => void) => {
          told = handler;
        },
      },
      settings: {
        countUnconfirmed: () => countUnconfirmed,
        onChange: (handler: () => void, signal: AbortSignal) =>
          changes.addEventListener("change", handler, { signal }),
      },
      now: () => 1,
      point: () => undefined,
      leave: () => undefined,
      press: () => undefined,
    },
    tell: (engagement: Engagement, more: Partial<ThreadStatus> = {}) =>
      told({ threadId: "t", engagement, messages: { m: engagement }, ...more }),
    empty: (more: Partial<ThreadStatus> = {}) =>
      told({ threadId: "t", engagement: sent, messages: {}, ...more }),
    count: (value: boolean) => {
      countUnconfirmed = value;
      changes.dispatchEvent(new Event("change"));
    },
    leave: () => closed.abort(),
  };
}

it("hollow ticks are filled where the rep counts what is unconfirmed, live", () => {
  const row = page();
  markRow(row.target, row.options);
  row.tell(unconfirmed);
  row.count(true);
  expect(row.drawn.at(-1)?.title()).toBe("Opened once unconfirmed");
  row.count(false);
  row.leave();
  row.count(true);
  expect(row.states()).toEqual(["unconfirmed", "opened", "unconfirmed"]);
});

it("a thread whose mail turned out to stand in another one has no mark", () => {
  for (const mark of [markRow, markMessage]) {
    const { target, options, tell, empty, states } = page();
    mark(target, options);
    tell(unconfirmed);
    empty();
    expect(states()).toEqual(["unconfirmed", null]);
  }
});

it("a mark says that a mail came back, until something says that somebody has it", () => {
  const row = page();
  markRow(row.target, row.options);
  row.tell({ ...sent, bouncedAt: 1 });
  row.tell({ ...unconfirmed, bouncedAt: 1 });
  row.tell({ ...sent, state: "opened", bouncedAt: 1 });
  expect(row.states()).toEqual(["undeliverable", "undeliverable", "opened"]);
});

it("a mail that was sent untracked has a dash, and its thread as long as nothing of it is tracked", () => {
  for (const mark of [markRow, markMessage]) {
    const { target, options, tell, empty, drawn, states } = page();
    mark(target, options);
    empty({ untracked: ["m"] });
    tell(sent, { untracked: ["n"] });
    expect(states()).toEqual(["untracked", "sent"]);
    expect(drawn[0]?.title()).toBe("Sent untracked");
  }
});

it("a mark is hot while its mail is, and says so", () => {
  for (const mark of [markRow, markMessage]) {
    const { target, options, tell, drawn } = page();
    mark(target, options);
    tell(sent, { hotUntil: { m: 2 } });
    tell(sent, { hotUntil: { m: 1 } });
    expect(drawn.map((one) => one?.isHot)).toEqual([true, false]);
    expect(drawn[0]?.title()).toContain("hot just now");
  }
});

it("a message's mark says in a few words what came of its mail", () => {
  const message = page();
  markMessage(message.target, message.options);
  message.tell(unconfirmed);
  message.count(true);
  message.tell({ ...unconfirmed, clicks: { ...sent.clicks, person: 2 } });
  message.tell({ ...sent, bouncedAt: 1 });
  message.tell({ ...sent, bouncedAt: 1, repliedAt: 2 });
  message.empty({ untracked: ["m"] });
  const lines = message.drawn.map((mark) =>
    mark !== null && isOfMessage(mark) ? mark.line() : "",
  );
  // The words are asked for when they are shown: the first one meanwhile counts as opened.
  expect(lines).toEqual([
    "Opened once",
    "Opened once",
    "Clicked 2×",
    "Undeliverable",
    "Replied",
    "Sent untracked",
  ]);
});

it("a message's mark can be pressed", () => {
  const message = page();
  const pressed: HTMLElement[] = [];
  markMessage(message.target, { ...message.options, press: (button) => void pressed.push(button) });
  message.tell(unconfirmed);
  const [mark] = message.drawn;
  const button = document.createElement("i");
  if (mark) mark.press(button);
  expect(pressed).toEqual([button]);
});
