import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SeenSend } from "../../sends/follow-sends.ts";
import type { ComposeWindow, MissedSend, OutgoingMail } from "../mail-client.ts";
import { at, DRAFT, FORM, messageId, PIXEL, track } from "./forms-page.fixture.ts";
import { watchForms } from "./outlook-forms.ts";

describe("forms of Outlook", () => {
  /** Watches stay for as long as the window; they get no forms of later tests. */
  let ending = new AbortController();
  let signal = ending.signal;
  let tell: (send: SeenSend) => void = () => undefined;
  const unseen = vi.fn<() => void>();
  const seen = (phase: SeenSend["phase"]): void =>
    tell({ type: "send-seen", phase, messageIds: [messageId], at: 0, deferredUntil: null });
  const watch = (): ReturnType<typeof watchForms> =>
    watchForms({
      page: document,
      account: () => "",
      openConversation: () => "open",
      followSends: (handler) => void (tell = handler),
      unseen,
    });

  function start(): { composes: ComposeWindow[]; log: string[]; mails: OutgoingMail[] } {
    const started = {
      composes: [] as ComposeWindow[],
      log: [] as string[],
      mails: [] as OutgoingMail[],
    };
    watch().onCompose((compose) => {
      started.composes.push(compose);
      track(compose, started.log, started.mails);
    }, signal);
    return started;
  }

  beforeEach(() => {
    history.replaceState(null, "", "/mail/");
    vi.useFakeTimers();
    ending = new AbortController();
    signal = ending.signal;
    document.body.innerHTML = "";
  });
  afterEach(async () => {
    ending.abort();
    document.body.innerHTML = "";
    // What watches the page hears of it now, not when the next test, or none, has it.
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  it("are offered as they stand and as they come, each once, until nobody wants them", () => {
    document.body.innerHTML = FORM;
    const controller = new AbortController();
    const drafts: string[] = [];
    watch().onCompose(({ draftId }) => void drafts.push(draftId), controller.signal);
    expect(drafts).toEqual([DRAFT]);
    document.body.insertAdjacentHTML(
      "beforeend",
      FORM.replaceAll("MSG_", "MSG_2").replaceAll("_0", "_2"),
    );
    vi.advanceTimersByTime(1_000);
    expect(drafts).toEqual([DRAFT, `2${DRAFT}`]);
    controller.abort();
    document.body.insertAdjacentHTML(
      "beforeend",
      FORM.replaceAll("MSG_", "MSG_3").replaceAll("_0", "_4"),
    );
    vi.advanceTimersByTime(1_000);
    expect(drafts).toHaveLength(2);
  });

  it("say what is about to leave, and have it changed before the page reads it", () => {
    document.body.innerHTML = FORM;
    const { log, mails } = start();
    let read = "";
    at("#send").addEventListener("click", () => (read = at("#editorParent_1 > div").innerHTML));
    at("#send").click();
    expect(log).toEqual(["pressed", "leaving"]);
    expect(read).toContain(PIXEL);
    expect(mails[0]).toMatchObject({
      subject: "Hello",
      recipients: [{ email: "ann@example.org", name: "Ann", field: "to" }],
      body: { kind: "editor", element: at("#editorParent_1 > div") },
    });
    seen("leaving");
    seen("sent");
    expect(log).toEqual(["pressed", "leaving", "sent null"]);
  });

  it("go back to what they were when nothing leaves", () => {
    document.body.innerHTML = FORM;
    const { log } = start();
    const changed = vi.fn<(images: number) => void>();
    at("#send").click();
    at(".editor").addEventListener("input", () => changed(document.querySelectorAll("img").length));
    vi.advanceTimersByTime(5_000);
    expect(log).toEqual(["pressed", "leaving", "stayed"]);
    expect(changed.mock.calls).toEqual([[0]]);
  });

  it("are saved anew when they come with what an earlier Send had put there, not with what they quote", () => {
    const changed = vi.fn<() => void>();
    const openWith = (html: string): void => {
      document.body.innerHTML = FORM;
      at(".editor").innerHTML = html;
      at(".editor").addEventListener("input", changed);
      const watching = new AbortController();
      watch().onCompose((compose) => track(compose, []), watching.signal);
      expect(at(".editor").querySelector("img")).toBeNull();
      watching.abort();
    };
    openWith(`<blockquote><img src="${PIXEL}"></blockquote>`);
    expect(changed).not.toHaveBeenCalled();
    openWith(`<p>Hello</p><img src="${PIXEL}">`);
    expect(changed).toHaveBeenCalledOnce();
  });

  it("are made ready again when what Outlook asks is answered, until the rep writes on", () => {
    document.body.innerHTML = `${FORM}<div role="dialog"><button id="anyway"></button></div>`;
    const { log } = start();
    at("#anyway").click();
    expect(log).toEqual([]);
    at("#send").click();
    vi.advanceTimersByTime(5_000);
    at("#anyway").click();
    expect(log).toEqual(["pressed", "leaving", "stayed", "pressed", "leaving"]);
    seen("leaving");
    at("#anyway").click();
    seen("sent");
    at("#anyway").click();
    expect(log.slice(5)).toEqual(["sent null"]);
  });

  it("are the same when Outlook draws them anew, and the switch comes back", async () => {
    document.body.innerHTML = FORM;
    const { composes, log } = start();
    const [compose] = composes;
    compose?.addToggle(
      { state: "both", title: "Tracked", menuTitle: "Tracking" },
      { toggle: () => log.push("toggled"), menu: () => log.push("menu") },
    );
    const group = (): Element | null => at("[data-sightline-tracking]").parentElement;
    const toggle = group();
    expect(toggle?.previousElementSibling).toBe(at("[data-testid]"));

    at(".bar").innerHTML = '<div data-testid="ComposeSendButton"><button id="send"></button></div>';
    await vi.advanceTimersByTimeAsync(0);
    expect(group()).toBe(toggle);
    document.body.innerHTML = FORM;
    await vi.advanceTimersByTimeAsync(0);
    expect(group()).toBe(toggle);
    expect(composes).toHaveLength(1);
    expect(compose?.closed.aborted).toBe(false);
    expect(compose?.editor).toBe(at("#editorParent_1 > div"));
    at("[data-sightline-tracking]").click();
    at("[data-sightline-menu]").click();
    at("#send").click();
    expect(log).toEqual(["toggled", "menu", "pressed", "leaving"]);
  });

  it("are closed when they are gone, not when their editor is changed for another", () => {
    document.body.innerHTML = FORM;
    const { composes, mails } = start();
    at("#editorParent_1").innerHTML = "";
    vi.advanceTimersByTime(500);
    at("#editorParent_1").innerHTML = "<textarea></textarea>";
    vi.advanceTimersByTime(2_000);
    expect(composes[0]?.closed.aborted).toBe(false);
    at("#send").click();
    expect(mails[0]?.body).toEqual({ kind: "plain-text" });
    document.body.innerHTML = "";
    vi.advanceTimersByTime(500);
    expect(composes).toHaveLength(1);
    expect(composes[0]?.closed.aborted).toBe(true);
  });

  it("of replies below a mail go to its conversation, forwards nobody knows where", () => {
    const mail =
      '<h1 id="CONV_1_SUBJECT">Offer <button>Flag</button></h1><div id="UniqueMessageBody_1" role="document"></div>';
    const inline = FORM.replace(/<input.*>/, "");
    document.body.innerHTML = `<div id="ReadingPaneContainerId">${mail}${inline}</div>`;
    const { log, mails } = start();
    at("#send").click();
    seen("sent");
    expect(mails[0]?.subject).toBe("Offer");
    expect(log.at(-1)).toBe("sent open");

    document.body.innerHTML = "";
    vi.advanceTimersByTime(1_000);
    const chip = at.bind(null, "[data-lpc-hover-target-id]");
    document.body.innerHTML = `<div id="ReadingPaneContainerId">${mail}${inline}</div>`;
    const well = chip().parentElement;
    const ann = chip();
    ann.remove();
    vi.advanceTimersByTime(500);
    well?.dispatchEvent(new KeyboardEvent("keydown", { key: "a" }));
    well?.append(ann);
    vi.advanceTimersByTime(500);
    at("#send").click();
    seen("sent");
    expect(log.at(-1)).toBe("sent null");
  });

  it("of replies that got another subject go to a conversation that nobody knows yet", () => {
    document.body.innerHTML = `<div id="ReadingPaneContainerId">
      <h1 id="CONV_1_SUBJECT"><span>Re: Offer</span><button>Categories</button></h1>
      <div id="UniqueMessageBody_1" role="document"></div>${FORM}</div>`;
    const { log } = start();
    const subject = at("input") as HTMLInputElement;
    const send = (words: string): string | undefined => {
      subject.value = words;
      at("#send").click();
      seen("sent");
      return log.at(-1);
    };
    expect(send("AW: Offer ")).toBe("sent open");
    expect(send("Offer, part two")).toBe("sent null");
  });

  it("of other pages, as the calendar's invitations, are let be", () => {
    history.replaceState(null, "", "/calendar/view/week");
    document.body.innerHTML = FORM + FORM.replace(/<div id="editorParent_1.*/, "</div>");
    const { composes } = start();
    const missed = vi.fn<() => void>();
    watch().onMissedSend(missed, signal);
    at("#send").click();
    vi.advanceTimersByTime(30_000);
    expect(composes).toEqual([]);
    expect(missed).not.toHaveBeenCalled();
  });

  it("let a mail leave whatever a handler throws", () => {
    const errors = vi.spyOn(console, "error").mockReturnValue();
    document.body.innerHTML = FORM;
    watch().onCompose((compose) => {
      const fail = (): never => {
        throw new TypeError("ann@example.org");
      };
      compose.onSend({ pressed: fail, leaving: fail, stayed: fail, sent: fail });
    }, signal);
    const sent = vi.fn<() => void>();
    at("#send").addEventListener("click", sent);
    at("#send").click();
    expect(sent).toHaveBeenCalledOnce();
    expect(JSON.stringify(errors.mock.calls)).not.toContain("ann@example.org");
  });

  describe("that were missed", () => {
    it("are told when Send is pressed before anybody stands there", () => {
      document.body.innerHTML = FORM;
      const client = watch();
      at("#send").click();
      const reasons: MissedSend[] = [];
      client.onMissedSend((reason) => reasons.push(reason), signal);
      at(".editor").dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true }),
      );
      expect(reasons).toEqual(["too-early", "too-early"]);
    });

    it("are told once when a form is out of reach, and at its Send", () => {
      document.body.innerHTML = FORM.replace(/<div id="editorParent_1.*/, "</div>");
      const client = watch();
      const reasons: MissedSend[] = [];
      client.onCompose(() => undefined, signal);
      client.onMissedSend((reason) => reasons.push(reason), signal);
      vi.advanceTimersByTime(7_000);
      expect(reasons).toEqual([]);
      vi.advanceTimersByTime(30_000);
      expect(reasons).toEqual(["compose-unreachable"]);
      at("#send").click();
      expect(reasons).toEqual(["compose-unreachable", "not-offered"]);
    });
  });
});
