import { beforeEach, describe, expect, it, vi } from "vitest";
import { html, ids, mail, NOW, setUp } from "./send-tracking.fixture.ts";
import { trackedUrls } from "./test-mail.ts";

beforeEach(() => void (document.body.innerHTML = ""));

describe("Send", () => {
  it("gives the changed body at once and keeps the mail", () => {
    const { handler, kept, log } = setUp();
    const body = handler.leaving(mail);
    expect(body).toMatch(
      /^<div dir="ltr">See <a href="https:\/\/t\.example\.com\/c\/abcdefghij2\/[\w-]{32}\/s\/shop\.example\/">this<\/a><\/div><img src="https:\/\/t\.example\.com\/o\/abcdefghij2\/[\w-]{32}\.gif" width="1" height="1" alt="">$/,
    );
    expect([...kept.values()]).toEqual([
      {
        id: "AQEBAQEBAQE",
        mailClient: "gmail",
        mailHost: "mail.google.com",
        account: "rep@example.com",
        subject: "Offer",
        recipients: mail.recipients,
        links: ["https://shop.example/"],
        mintedAt: NOW,
        threadId: null,
        mailMessageId: null,
        sentAt: null,
      },
    ]);
    expect(log).toEqual([]);
  });

  it("completes the mail with its ids once it is sent", async () => {
    const { handler, kept, log } = setUp();
    handler.leaving(mail);
    handler.sent(ids);
    await vi.waitFor(() => expect(log).toEqual(["recorded 18a"]));
    expect(kept.get("AQEBAQEBAQE")).toMatchObject({
      threadId: "18a",
      mailMessageId: "18b",
      sentAt: NOW,
    });
  });

  it("keeps the id for a second try, since the first may have arrived and only its answer been lost", () => {
    const { handler, kept } = setUp();
    handler.leaving(mail);
    const second = handler.leaving({
      ...mail,
      body: { kind: "html", html: "<p>Now without links</p>" },
    });
    expect(second).toContain("/o/abcdefghij2/AQEBAQEBAQEB");
    expect([...kept.values()]).toMatchObject([{ id: "AQEBAQEBAQE", links: [] }]);
  });

  it("does not take a second try that the rep wants untracked for a tracked mail", () => {
    const { handler, kept, options } = setUp();
    handler.leaving(mail);
    options.wanted = () => false;
    expect(handler.leaving(mail)).toBe(html);
    handler.sent(ids);
    expect([...kept.values()]).toMatchObject([{ id: "AQEBAQEBAQE", sentAt: null }]);
  });

  it("counts a send that failed and was made up for in a second window once", async () => {
    const { handler, secondWindow, kept, log } = setUp();
    handler.leaving(mail);
    secondWindow.leaving(mail);
    // Gmail tells both windows.
    handler.sent(ids);
    secondWindow.sent(ids);
    await vi.waitFor(() => expect(log).toEqual(["recorded 18a"]));
    expect([...kept.values()]).toMatchObject([{ id: "AQEBAQEBAQE", mailMessageId: "18b" }]);
  });

  it("keeps what was sent when the same window sends again", () => {
    const { handler, kept } = setUp();
    handler.leaving(mail);
    handler.sent(ids);
    handler.leaving(mail);
    expect([...kept.keys()]).toEqual(["AQEBAQEBAQE", "AgICAgICAgI"]);
  });

  it.each([
    ["not-paired", { readiness: { state: "not-paired" } }],
    ["paused", { readiness: { state: "paused" } }],
    ["reloaded", { readiness: { state: "reloaded" } }],
  ] as const)("leaves the body as it is and says so: %s", (reason, options) => {
    const { handler, kept, log } = setUp(options);
    expect(handler.leaving(mail)).toBe(html);
    expect(log).toEqual([reason]);
    expect(kept.size).toBe(0);
    handler.sent(ids);
    expect(kept.size).toBe(0);
  });

  it("is silent about what the rep chose", () => {
    const { handler, log } = setUp({ wanted: false, readiness: { state: "not-paired" } });
    expect(handler.leaving(mail)).toBe(html);
    expect(handler.leaving({ ...mail, body: { kind: "plain-text" } })).toBeNull();
    expect(log).toEqual([]);
  });

  it("says that plain text cannot be tracked", () => {
    const { handler, log } = setUp();
    expect(handler.leaving({ ...mail, body: { kind: "plain-text" } })).toBeNull();
    expect(log).toEqual(["plain-text"]);
  });

  it("lets the mail go as it was written when something of ours breaks", () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { handler, kept, log } = setUp({ sentMailBroken: true });
    expect(handler.leaving(mail)).toBeNull();
    expect(log).toEqual(["failed"]);
    expect(error.mock.calls.flat().join(" ")).not.toContain("storage");
    handler.sent(ids);
    expect(log).toEqual(["failed"]);
    expect(kept.size).toBe(0);
  });

  it("cleans the quote even of a mail that is not tracked", () => {
    const quote = `<div class="gmail_quote"><img src="${trackedUrls().open()}">Hi</div>`;
    const { handler } = setUp({ wanted: false });
    expect(handler.leaving({ ...mail, body: { kind: "html", html: `a${quote}` } })).toBe(
      `a<div class="gmail_quote">Hi</div>`,
    );
  });

  it("unfolds the quote only where the page shows tracked mail, and cleans it", () => {
    const { handler, log, editor } = setUp();
    handler.pressed();
    expect(log).toEqual([]);
    const pixel = document.createElement("img");
    pixel.src = trackedUrls().open();
    document.body.append(pixel);
    editor.append(pixel.cloneNode(), "Hi");
    handler.pressed();
    expect(log).toEqual(["unfold"]);
    expect(editor.innerHTML).toBe("Hi");
  });
});
