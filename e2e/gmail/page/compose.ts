import type { Contact } from "../../stand-in/mail.ts";
import type { MessageData } from "../page-api.ts";
import {
  type ComposeForm,
  composeForm,
  type ComposeStart,
  focusForm,
  onCtrlEnter,
} from "./compose-form.ts";
import { element, find, escapeHtml } from "./dom.ts";
import { forwardQuote, replyQuote, withPrefix } from "./quote.ts";
import { discardDraft, openThread, undoSend } from "./server-api.ts";
import { showSnackbar } from "./snackbar.ts";
import { type WriteOutcome, writeMail, type Writing } from "./sync-request.ts";

export interface ComposeHost {
  readonly owner: Contact;
  /** A mail was sent, taken back or thrown away: what is on show may have changed. */
  readonly mailChanged: () => void;
  readonly showThread: (legacyThreadId: string) => void;
}

/** Milliseconds of quiet after which a draft is saved. Gmail takes about as long. */
const AUTOSAVE_MS = 800;

export function composeNew(host: ComposeHost): void {
  openFloating(host, {
    ...blank("new"),
    threadId: `thread-a:r${randomDigits()}`,
    stage: "new-thread",
    html: "",
  });
}

/** A saved draft, or a sent mail that was taken back: the body is opened as it was stored. */
export function composeStored(host: ComposeHost, threadId: string, message: MessageData): void {
  const { messageId, to, cc, bcc, subject, html } = message;
  openFloating(host, {
    ...blank("new"),
    threadId,
    messageId,
    to,
    cc,
    bcc,
    subject,
    html,
    stage: "saved",
  });
}

export function composeReply(
  host: ComposeHost,
  threadId: string,
  answered: MessageData,
  shown: string,
  into: HTMLElement,
): void {
  const own = answered.from.email === host.owner.email;
  openInline(host, into, {
    ...blank("reply"),
    threadId,
    stage: "new-reply",
    to: own ? answered.to : [answered.from],
    subject: withPrefix("Re", answered.subject),
    html: '<div dir="ltr"><br></div>',
    foldedQuote: replyQuote(answered, shown),
    inReplyTo: answered.rfcId,
    target: answered.messageId,
  });
}

export function composeForward(host: ComposeHost, answered: MessageData, shown: string): void {
  openFloating(host, {
    ...blank("forward"),
    threadId: `thread-a:r${randomDigits()}`,
    stage: "new-thread",
    subject: withPrefix("Fwd", answered.subject),
    html: `<div dir="ltr">${forwardQuote(answered, shown)}</div>`,
    target: answered.messageId,
  });
}

function blank(kind: ComposeStart["kind"]): Omit<ComposeStart, "threadId" | "stage" | "html"> {
  const messageId = `msg-a:r${randomDigits()}`;
  return {
    kind,
    messageId,
    to: [],
    cc: [],
    bcc: [],
    subject: "",
    foldedQuote: null,
    inReplyTo: null,
    target: null,
  };
}

function openFloating(host: ComposeHost, start: ComposeStart): void {
  const slot = element("div.nH.nn.compose-slot");
  const form = startComposing(host, start, false, {
    close: () => slot.remove(),
    reopen: () => find(document, ".composes").append(slot),
  });
  const title = element("h2.a3E", {}, element("div.aYF", {}, start.subject || "New Message"));
  const controls = ["Hl", "Hq", "Ha"].map((name) =>
    element(`img.${name}`, {
      role: "button",
      alt: "",
      "aria-label": { Hl: "Minimize", Hq: "Full screen", Ha: "Save & close" }[name] ?? "",
      click: () => (name === "Ha" ? form.saveAndClose() : undefined),
    }),
  );
  const titleBar = element(
    "table.cf.Ht",
    {},
    element(
      "tbody",
      {},
      element(
        "tr",
        {},
        element("td", {}, element("div.Hp", {}, title)),
        element("td.Hm", {}, ...controls),
      ),
    ),
  );
  const dialog = element(
    "div.nH.Hd",
    { role: "dialog", "aria-label": start.subject || "New Message" },
    element(
      "div.nH.Hy.aXJ",
      {},
      element("div.pi", {}, element("div.l.o", {}, titleBar)),
      element("div.aaZ", {}, form.form.root),
    ),
  );
  onCtrlEnter(dialog, form.send);
  slot.append(element("div.nH", {}, element("div.AD", {}, element("div.nH", {}, dialog))));
  find(document, ".composes").append(slot);
  focusForm(form.form);
}

function openInline(host: ComposeHost, into: HTMLElement, start: ComposeStart): void {
  const form = startComposing(host, start, true, {
    close: () => {
      into.classList.remove("adB");
      into.replaceChildren();
    },
    reopen: () => {
      into.replaceChildren(form.form.root);
      into.classList.add("adB");
    },
  });
  onCtrlEnter(form.form.root, form.send);
  into.replaceChildren(form.form.root);
  into.classList.add("adB");
  focusForm(form.form);
}

interface Composing {
  readonly form: ComposeForm;
  readonly send: () => void;
  readonly saveAndClose: () => void;
}

/** What a compose window does, wherever it stands: autosave, send, undo, throw away. */
function startComposing(
  host: ComposeHost,
  start: ComposeStart,
  inline: boolean,
  window: { readonly close: () => void; readonly reopen: () => void },
): Composing {
  let stage = start.stage;
  let autosave: ReturnType<typeof setTimeout> | undefined;
  let sending = false;
  let ready = false;
  // One request at a time, so that a draft never overtakes its own sending.
  let queue: Promise<unknown> = Promise.resolve();

  const form = composeForm(start, inline, { send, discard, changed });
  ready = true;
  return { form, send, saveAndClose };

  function changed(): void {
    if (!ready || sending) return;
    clearTimeout(autosave);
    autosave = setTimeout(() => void save(), AUTOSAVE_MS);
  }

  function save(): Promise<unknown> {
    return enqueue(async () => (sending ? null : write("draft", writing())));
  }

  function saveAndClose(): void {
    clearTimeout(autosave);
    const draft = writing();
    window.close();
    void enqueue(() => write("draft", draft)).then(host.mailChanged);
  }

  function discard(): void {
    clearTimeout(autosave);
    sending = true;
    window.close();
    void enqueue(() => discardDraft(start.messageId)).then(host.mailChanged);
  }

  /** The window closes at once, whatever becomes of the mail; that is Gmail's way. */
  function send(): void {
    for (const field of Object.values(form.recipients)) field.commit();
    const everyone = Object.values(form.recipients).flatMap((field) => field.contacts());
    if (everyone.length === 0) {
      showSnackbar("Please specify at least one recipient.");
      return;
    }
    clearTimeout(autosave);
    sending = true;
    showSnackbar("Sending…");
    const mail = writing();
    window.close();
    void post(mail);
  }

  async function post(mail: Omit<Writing, "stage">): Promise<void> {
    const outcome = await enqueue(() => write("send", mail));
    switch (outcome.kind) {
      case "written":
        return sent(outcome.legacyThreadId);
      case "refused":
        sending = false;
        showSnackbar("Oops, something went wrong. Your message was not sent.");
        return window.reopen();
      case "no-connection":
        showSnackbar("Not connected. The message will be sent when the connection is back.", {
          "Try now": retry,
        });
        addEventListener("online", retry, { once: true });
    }
    function retry(): void {
      removeEventListener("online", retry);
      void post(mail);
    }
  }

  function sent(legacyThreadId: string): void {
    showSnackbar("Message sent", {
      Undo: () => void undoSend(start.messageId).then(undone),
      "View message": () => host.showThread(legacyThreadId),
    });
    host.mailChanged();
  }

  async function undone({ undone: takenBack }: { undone: boolean }): Promise<void> {
    if (!takenBack) return showSnackbar("Too late to undo: the message is on its way.");
    showSnackbar("Sending undone.");
    const stored = (await openThread(start.threadId))?.messages.find(
      ({ messageId }) => messageId === start.messageId,
    );
    if (stored !== undefined) composeStored(host, start.threadId, stored);
    host.mailChanged();
  }

  async function write(
    kind: "draft" | "send",
    mail: Omit<Writing, "stage">,
  ): Promise<WriteOutcome> {
    const outcome = await writeMail(kind, { ...mail, stage });
    if (outcome.kind === "written") stage = "saved";
    return outcome;
  }

  /** What stands in the window now; without it on the page, line breaks could not be told any more. */
  function writing(): Omit<Writing, "stage"> {
    const plainText = form.plainText();
    return {
      threadId: start.threadId,
      messageId: start.messageId,
      from: host.owner,
      to: form.recipients.to.contacts(),
      cc: form.recipients.cc.contacts(),
      bcc: form.recipients.bcc.contacts(),
      subject: form.subject(),
      html: plainText
        ? escapeHtml(form.editor.innerText).replaceAll("\n", "<br>")
        : typed(form.editor.innerHTML),
      foldedQuote: form.foldedQuote(),
      plainText,
      inReplyTo: start.inReplyTo,
    };
  }

  function enqueue<Result>(task: () => Promise<Result>): Promise<Result> {
    const result = queue.then(task);
    queue = result.catch(() => undefined);
    return result;
  }
}

/** Gmail sends what was typed inside one `div`. */
function typed(html: string): string {
  return html.startsWith('<div dir="ltr">') ? html : `<div dir="ltr">${html}</div>`;
}

function randomDigits(): string {
  return String(crypto.getRandomValues(new BigUint64Array(1))[0] ?? 0n).slice(0, 18);
}
