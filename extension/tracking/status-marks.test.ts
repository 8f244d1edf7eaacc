import { expect, it } from "vitest";
import { foldEngagement, type Engagement } from "../../shared/engagement.ts";
import { messageFacts } from "../../shared/message-facts.fixture.ts";
import type { MessageMark, StatusMark } from "../mail/mail-client.ts";
import type { ThreadStatus } from "../messages.ts";
import { markMessage, markRow } from "./status-marks.ts";

const { engagement: sent } = foldEngagement(messageFacts({ sentAt: 1 }), []);
const unconfirmed: Engagement = {
  ...sent,
  state: "unconfirmed",
  opens: { ...sent.opens, unconfirmed: 1 },
};

function page() {
  let countUnconfirmed = false;
  let told: (status: ThreadStatus) => void = () => undefined;
  const changes = new EventTarget();
  const drawn: (StatusMark | null)[] = [];
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
      mark: (mark: StatusMark | MessageMark | null) => void drawn.push(mark),
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
    },
    tell: (engagement: Engagement) =>
      told({ threadId: "t", engagement, messages: { m: engagement } }),
    empty: () => told({ threadId: "t", engagement: sent, messages: {} }),
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
    mark(target, { ...options, press: () => undefined });
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

it("a message's mark can be pressed", () => {
  const message = page();
  const pressed: HTMLElement[] = [];
  markMessage(message.target, { ...message.options, press: (button) => void pressed.push(button) });
  message.tell(unconfirmed);
  const mark = message.drawn[0];
  const button = document.createElement("i");
  if (mark && "press" in mark && typeof mark.press === "function") mark.press(button);
  expect(pressed).toEqual([button]);
});
