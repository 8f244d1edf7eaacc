import { describe, expect, it, vi } from "vitest";
import { editorBodies } from "./editor-bodies.ts";
import { html, mail, NOW, setUp } from "./send-tracking.fixture.ts";
import { trackSend } from "./send-tracking.ts";
import { trackedUrls } from "./test-mail.ts";

describe("Send from an editor", () => {
  const id = "AQEBAQEBAQE";
  const inEditor = (written = html) => {
    const parts = setUp({ bodies: editorBodies });
    const { editor } = parts;
    editor.innerHTML = written;
    return { ...parts, mail: { ...mail, body: { kind: "editor", element: editor } } as const };
  };

  it("changes it in place and keeps the mail", () => {
    const { handler, editor, kept, mail } = inEditor();
    expect(handler.leaving(mail)).toBeNull();
    expect(editor.innerHTML).toMatch(
      /^<div dir="ltr">See <a href="https:\/\/t\.example\.com\/c\/[^"]+\/s\/shop\.example\/">this<\/a><\/div><img src="https:\/\/t\.example\.com\/o\/abcdefghij2\/AQEBAQEBAQEB[\w-]{20}\.gif" width="1" height="1" alt="">$/,
    );
    expect([...kept.values()]).toMatchObject([{ id, links: ["https://shop.example/"] }]);
  });

  it("prepares it once, however often it is asked to", () => {
    const { handler, editor, mail } = inEditor();
    handler.leaving(mail);
    const once = editor.innerHTML;
    handler.pressed();
    handler.leaving(mail);
    handler.leaving(mail);
    expect(editor.innerHTML).toBe(once);
  });

  it("gives the editor back as it was when the mail stays, and takes it out of the outbox", () => {
    const written = `<p><a href="HTTPS://shop.example">this</a></p>`;
    const { handler, editor, kept, mail } = inEditor(written);
    handler.leaving(mail);
    handler.stayed({ mayHaveLeft: false });
    expect(editor.innerHTML).toBe(written);
    expect(kept.size).toBe(0);
  });

  it("keeps what may have left in the outbox: a hit on it would prove that it did", () => {
    const written = `<p><a href="HTTPS://shop.example">this</a></p>`;
    const { handler, editor, kept, mail } = inEditor(written);
    handler.leaving(mail);
    handler.stayed({ mayHaveLeft: true });
    expect(editor.innerHTML).toBe(written);
    expect([...kept.values()]).toMatchObject([{ id, sentAt: null }]);
  });

  it("takes back what an editor has written in another form", () => {
    const { handler, editor, mail } = inEditor();
    handler.leaving(mail);
    for (const link of editor.querySelectorAll("a"))
      link.setAttribute("href", `${link.getAttribute("href")}#x`);
    for (const picture of editor.querySelectorAll("img"))
      picture.setAttribute("src", `${picture.getAttribute("src")}?x`);
    handler.stayed({ mayHaveLeft: false });
    expect(editor.innerHTML).toBe(html.replace("example/", "example/#x"));
  });

  it("is the same message at the next try", async () => {
    const { handler, kept, log, mail } = inEditor();
    handler.leaving(mail);
    handler.stayed({ mayHaveLeft: false });
    handler.leaving(mail);
    handler.sent({ threadId: "AAQk", messageId: null });
    expect([...kept.values()]).toMatchObject([{ id, threadId: "AAQk", mailMessageId: id }]);
    await vi.waitFor(() => expect(log).toEqual(["recorded AAQk"]));
  });

  it("believes that it was sent, also where it seemed to stay", () => {
    const { handler, kept, log, mail } = inEditor();
    handler.leaving(mail);
    handler.stayed({ mayHaveLeft: false });
    handler.sent({ threadId: null, messageId: null });
    expect([...kept.values()]).toMatchObject([
      { id, threadId: null, mailMessageId: id, sentAt: NOW },
    ]);
    expect(log).toEqual([]);
  });

  it("is sent when its time has come, of a scheduled mail", () => {
    const { handler, kept, mail } = inEditor();
    handler.leaving(mail);
    handler.sent({ threadId: null, messageId: null, deferredUntil: NOW + 60_000 });
    expect([...kept.values()]).toMatchObject([{ id, sentAt: NOW + 60_000, scheduled: true }]);
    handler.leaving(mail);
    handler.sent({ threadId: null, messageId: null, deferredUntil: null });
    expect([...kept.values()].map(({ sentAt, scheduled }) => [sentAt, scheduled])).toEqual([
      [NOW, undefined],
    ]);
  });

  it("is the same message when the mail server refuses it after all", () => {
    const { handler, kept, mail } = inEditor();
    handler.leaving(mail);
    handler.sent({ threadId: null, messageId: null });
    handler.leaving(mail);
    handler.sent({ threadId: null, messageId: null });
    expect([...kept.keys()]).toEqual([id]);
  });

  it("is left alone by what becomes of the window after it was sent", () => {
    const { handler, editor, mail } = inEditor();
    handler.leaving(mail);
    handler.sent({ threadId: null, messageId: null });
    const sent = editor.innerHTML;
    handler.leaving({ ...mail, body: { kind: "plain-text" } });
    expect(editor.innerHTML).toBe(sent);
  });

  it("is as it was written when something of ours breaks", () => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const { options, log, editor } = setUp({ bodies: editorBodies, sentMailBroken: true });
    editor.innerHTML = html;
    trackSend(options).leaving({ ...mail, body: { kind: "editor", element: editor } });
    expect([editor.innerHTML, log]).toEqual([html, ["failed"]]);
  });

  it("is cleaned, and no more, where the mail is not to be tracked", () => {
    const { options, editor } = setUp({
      bodies: editorBodies,
      wish: { opens: false, links: false },
    });
    editor.innerHTML = `a<div id="x_divRplyFwdMsg"><img originalsrc="${trackedUrls().open()}">Hi</div>`;
    trackSend(options).leaving({ ...mail, body: { kind: "editor", element: editor } });
    expect(editor.innerHTML).toBe(`a<div id="x_divRplyFwdMsg">Hi</div>`);
  });
});
