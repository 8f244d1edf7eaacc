import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { messageIdSchema } from "../../../shared/ids.ts";
import type { SeenSend } from "../../sends/follow-sends.ts";
import { keepPendingSends, type PreparedMail, type SendingForm } from "./pending-sends.ts";

const ID = "AAAAAAAAAAA";
const OTHER_ID = "BBBBBBBBBBB";

interface TestForm extends SendingForm {
  readonly calls: string[];
  mail: PreparedMail | null;
  close(): void;
}

function makeForm(draftId = "draft", messageId = ID): TestForm {
  const closing = new AbortController();
  const calls: string[] = [];
  const form: TestForm = {
    draftId,
    closed: closing.signal,
    calls,
    mail: { messageId, threadId: "thread" },
    handler: {
      stayed: ({ mayHaveLeft }) => void calls.push(mayHaveLeft ? "stayed, or left" : "stayed"),
      sent: ({ threadId, messageId: sentAs, deferredUntil }) =>
        void calls.push(
          `sent ${threadId} ${sentAs}${deferredUntil == null ? "" : ` at ${deferredUntil}`}`,
        ),
    },
    prepare() {
      calls.push("prepare");
      return form.mail;
    },
    close: () => closing.abort(),
  };
  return form;
}

function seen(phase: SeenSend["phase"], ...ids: string[]): SeenSend {
  const messageIds = ids.map((id) => messageIdSchema.parse(id));
  return { type: "send-seen", phase, messageIds, at: 0, deferredUntil: null };
}

describe("pending sends", () => {
  const unseen = vi.fn<() => void>();
  const start = (): ReturnType<typeof keepPendingSends<TestForm>> => keepPendingSends(unseen);

  beforeEach(() => {
    vi.useFakeTimers();
    unseen.mockClear();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it("take back what a Send did that nothing follows, once", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    vi.advanceTimersByTime(4_999);
    expect(form.calls).toEqual(["prepare"]);
    vi.advanceTimersByTime(100_000);
    expect(form.calls).toEqual(["prepare", "stayed"]);
  });

  it("say for when a mail is scheduled", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    pending.seen({ ...seen("sent", ID), deferredUntil: 7 });
    expect(form.calls).toEqual(["prepare", "sent thread null at 7"]);
  });

  it("leave alone what is on its way, and say that it has left", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    pending.seen(seen("leaving", OTHER_ID, ID));
    vi.advanceTimersByTime(60_000);
    expect(form.calls).toEqual(["prepare"]);
    pending.seen(seen("sent", ID));
    pending.seen(seen("sent", ID));
    expect(form.calls).toEqual(["prepare", "sent thread null"]);
  });

  it("take back a send that failed, and follow the next one", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    pending.seen(seen("leaving", ID));
    pending.seen(seen("failed", ID));
    expect(form.calls).toEqual(["prepare", "stayed, or left"]);
    pending.prepare(form, true);
    pending.seen(seen("sent", ID));
    expect(form.calls.slice(2)).toEqual(["prepare", "sent thread null"]);
  });

  it("remember that an earlier press may have sent what stays at the next", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    pending.seen(seen("leaving", ID));
    pending.seen(seen("failed", ID));
    pending.prepare(form, true);
    vi.advanceTimersByTime(5_000);
    expect(form.calls.slice(2)).toEqual(["prepare", "stayed, or left"]);
  });

  it("take back a send whose end nobody saw", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    pending.seen(seen("leaving", ID));
    vi.advanceTimersByTime(90_000);
    expect(form.calls).toEqual(["prepare", "stayed, or left"]);
  });

  it("tell of one that left after it seemed to stay", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    vi.advanceTimersByTime(5_000);
    pending.seen(seen("leaving", ID));
    pending.seen(seen("sent", ID));
    expect(form.calls).toEqual(["prepare", "stayed", "sent thread null"]);
  });

  it("wait for one that is undone or leaves late, when its form is gone", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    form.close();
    vi.advanceTimersByTime(60_000);
    pending.seen(seen("sent", ID));
    vi.advanceTimersByTime(600_000);
    expect(form.calls).toEqual(["prepare", "sent thread null"]);
    expect(unseen).not.toHaveBeenCalled();
  });

  it("say that nothing was seen of a mail whose form is gone", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    form.close();
    vi.advanceTimersByTime(89_999);
    expect(unseen).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(unseen).toHaveBeenCalledOnce();
    expect(form.calls).toEqual(["prepare"]);
  });

  it("blame nothing on Outlook while the computer slept", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    form.close();
    // Some clocks go on during sleep: the time is over, and Outlook has had no turn.
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(90_000);
    expect(unseen).not.toHaveBeenCalled();
    vi.advanceTimersByTime(90_000);
    expect(unseen).toHaveBeenCalledOnce();
  });

  it("say so only when there is a network", () => {
    const pending = start();
    const form = makeForm();
    const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    pending.prepare(form, true);
    form.close();
    vi.advanceTimersByTime(90_000);
    expect(unseen).not.toHaveBeenCalled();
    online.mockReturnValue(true);
    vi.advanceTimersByTime(90_000);
    expect(unseen).toHaveBeenCalledOnce();
  });

  it.each([
    ["was opened again", (): TestForm => makeForm("draft", OTHER_ID), []],
    ["stands in another form", (): TestForm => makeForm("other", OTHER_ID), [ID]],
  ])("do not say so of a mail that %s", (_what, reopen, pixels) => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    form.close();
    pending.opened(reopen(), new Set(pixels));
    vi.advanceTimersByTime(600_000);
    expect(unseen).not.toHaveBeenCalled();
  });

  it("do not say so of a form that stood on for a while", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    vi.advanceTimersByTime(4_000);
    form.close();
    vi.advanceTimersByTime(600_000);
    expect(unseen).not.toHaveBeenCalled();
  });

  it("do not say so after a press that may have meant anything", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, false);
    form.close();
    vi.advanceTimersByTime(600_000);
    expect(unseen).not.toHaveBeenCalled();
  });

  it("keep a mail in question until it leaves", () => {
    const pending = start();
    const form = makeForm();
    expect(pending.unresolved()).toBeNull();
    pending.prepare(form, true);
    expect(pending.unresolved()).toBe(form);
    vi.advanceTimersByTime(5_000);
    expect(pending.unresolved()).toBe(form);
    pending.prepare(form, false);
    pending.seen(seen("leaving", ID));
    expect(pending.unresolved()).toBeNull();
    pending.seen(seen("failed", ID));
    expect(pending.unresolved()).toBe(form);
    pending.seen(seen("sent", ID));
    expect(pending.unresolved()).toBeNull();
  });

  it("have in question the mail that was pressed last, and none that is gone", () => {
    const pending = start();
    const first = makeForm("one");
    const second = makeForm("two", OTHER_ID);
    pending.prepare(first, true);
    pending.prepare(second, true);
    expect(pending.unresolved()).toBe(second);
    second.close();
    expect(pending.unresolved()).toBeNull();
  });

  it("have in question what was opened again", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    form.close();
    const again = makeForm();
    pending.opened(again, new Set());
    expect(pending.unresolved()).toBe(again);
    pending.giveUp(again);
    expect(pending.unresolved()).toBeNull();
    expect(again.calls).toEqual([]);
  });

  it("take back at once what the rep has given up", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    pending.giveUp(makeForm());
    expect(form.calls).toEqual(["prepare"]);
    pending.giveUp(form);
    vi.advanceTimersByTime(100_000);
    expect(form.calls).toEqual(["prepare", "stayed"]);
    expect(pending.unresolved()).toBeNull();
  });

  it("wait for nothing where a mail leaves untracked", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    form.mail = null;
    pending.prepare(form, true);
    form.close();
    vi.advanceTimersByTime(600_000);
    expect(form.calls).toEqual(["prepare", "prepare"]);
    expect(unseen).not.toHaveBeenCalled();
  });

  it("begin anew with every press", () => {
    const pending = start();
    const form = makeForm();
    pending.prepare(form, true);
    vi.advanceTimersByTime(4_000);
    pending.prepare(form, true);
    vi.advanceTimersByTime(4_000);
    expect(form.calls).toEqual(["prepare", "prepare"]);
    vi.advanceTimersByTime(1_000);
    expect(form.calls).toEqual(["prepare", "prepare", "stayed"]);
  });

  it("hold nothing up when a handler throws", () => {
    const pending = start();
    const log = vi.spyOn(console, "error").mockReturnValue();
    const form = makeForm();
    const broken = { ...form, handler: { ...form.handler, sent: () => expect.fail() } };
    const other = makeForm("other", OTHER_ID);
    pending.prepare(broken, true);
    pending.prepare(other, true);
    pending.seen(seen("sent", ID, OTHER_ID));
    expect(other.calls).toEqual(["prepare", "sent thread null"]);
    expect(log).toHaveBeenCalledOnce();
  });
});
