import { beforeEach, describe, expect, it, vi } from "vitest";
import { wordFinder } from "../rules/confidential.ts";
import { html, ids, mail, NOW, setUp } from "./send-tracking.fixture.ts";
import { trackedUrls } from "./test-mail.ts";

beforeEach(() => void (document.body.innerHTML = ""));

const NOTHING = { opens: false, links: false };
const BOTH = { opens: true, links: true };

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
        tracking: { opens: true, links: true },
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
    const { handler, kept, chosen } = setUp();
    handler.leaving(mail);
    chosen.wish = { opens: false, links: false };
    expect(handler.leaving(mail)).toBe(html);
    handler.sent(ids);
    expect([...kept.values()]).toMatchObject([
      { id: "AQEBAQEBAQE", sentAt: null },
      { id: "AgICAgICAgI", sentAt: NOW, tracking: { opens: false, links: false } },
    ]);
  });

  it("takes no word on a mail that is known by its tracked parts for one that has none", () => {
    const { handler, kept, chosen } = setUp();
    handler.leaving(mail);
    handler.stayed({ mayHaveLeft: true });
    chosen.wish = NOTHING;
    handler.leaving(mail);
    // The first one had left after all, as Outlook knows it.
    handler.sent({ threadId: null, messageId: null });
    expect([...kept.keys()]).toEqual(["AQEBAQEBAQE"]);
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
    ["not-paired", 0],
    ["paused", 1],
    ["reloaded", 0],
  ] as const)("leaves the body as it is and says so: %s", (state, rows) => {
    const { handler, kept, log } = setUp({ readiness: { state } });
    expect(handler.leaving(mail)).toBe(html);
    expect(log).toEqual([state]);
    expect(kept.size).toBe(0);
    handler.sent(ids);
    expect(kept.size).toBe(rows);
  });

  it("is silent about what the rep chose", () => {
    const { handler, log } = setUp({ wish: NOTHING, readiness: { state: "not-paired" } });
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
    const { handler } = setUp({ wish: NOTHING });
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

describe("what is tracked", () => {
  const ofOpens = `<img src="https://t.example.com/o/`;
  const ofLinks = `href="https://t.example.com/c/`;

  it.each([
    ["opens", { opens: true, links: false }, []],
    ["links", { opens: false, links: true }, ["https://shop.example/"]],
  ])("may be %s alone, and the mail says which", (_what, wish, links) => {
    const { handler, kept } = setUp({ wish });
    const body = handler.leaving(mail) ?? "";
    expect(body.includes(ofOpens)).toBe(wish.opens);
    expect(body.includes(ofLinks)).toBe(wish.links);
    expect([...kept.values()]).toMatchObject([{ tracking: wish, links }]);
  });

  it("is nothing of a mail of which only the links are to be tracked, and that has none", () => {
    const { handler, kept, log } = setUp({ wish: { opens: false, links: true } });
    const body = { kind: "html", html: "<p>Hi</p>" } as const;
    expect(handler.leaving({ ...mail, body })).toBe(body.html);
    expect(kept.size).toBe(0);
    handler.sent(ids);
    expect([...kept.values()]).toMatchObject([{ tracking: NOTHING, mailMessageId: "18b" }]);
    expect(log).toEqual([]);
  });

  it("is nothing where a rule names a recipient, which the list will show", async () => {
    const { handler, kept, log } = setUp({ rules: { neverTrack: (address) => address } });
    expect(handler.leaving(mail)).toBe(html);
    handler.sent(ids);
    await vi.waitFor(() => expect(log).toEqual(["recorded 18a"]));
    expect([...kept.values()]).toMatchObject([
      { tracking: NOTHING, links: [], subject: "Offer", threadId: "18a", sentAt: NOW },
    ]);
  });

  it("goes by the words that stood there at the press, quote apart", () => {
    const confidential = wordFinder(["secret"]);
    const { handler, editor } = setUp({ rules: { confidential } });
    editor.innerHTML = `<p>Se<b>cret</b></p>`;
    handler.pressed();
    editor.replaceChildren();
    expect(handler.leaving(mail)).toBe(html);
    editor.innerHTML = `<p>Hi</p><div class="gmail_quote">secret</div>`;
    handler.pressed();
    expect(handler.leaving(mail)).toContain(ofOpens);
    expect(handler.leaving({ ...mail, subject: "Secret" })).toBe(html);
  });

  it("is a new mail's after an attempt that was to leave untracked", () => {
    const { handler, kept, chosen } = setUp({ wish: NOTHING });
    handler.leaving(mail);
    chosen.wish = BOTH;
    handler.leaving(mail);
    handler.sent(ids);
    expect([...kept.values()]).toMatchObject([{ id: "AgICAgICAgI", tracking: BOTH }]);
  });

  it("leaves links whose text is an address, where that is wished", () => {
    const text = `<a href="https://shop.example/">shop.example</a>`;
    const { handler } = setUp({ wrapsAddressTexts: false });
    expect(handler.leaving({ ...mail, body: { kind: "html", html: text } })).toContain(text);
  });

  it("goes with the reminder, and nothing untracked has one", () => {
    const reminder = { afterDays: 3, unless: "opened" } as const;
    const { handler, kept, chosen } = setUp({ reminder });
    handler.leaving(mail);
    expect([...kept.values()]).toMatchObject([{ reminder }]);
    handler.sent(ids);
    chosen.wish = NOTHING;
    handler.leaving(mail);
    handler.sent({ ...ids, messageId: "18c" });
    expect([...kept.values()].at(-1)).not.toHaveProperty("reminder");
  });
});
