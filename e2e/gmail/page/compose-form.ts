import type { Contact } from "../../stand-in/mail.ts";
import { element, find } from "./dom.ts";
import { setHtml } from "./mail-html.ts";
import { type Field, type RecipientField, recipientField } from "./recipient-field.ts";

/** How a compose window starts. */
export interface ComposeStart {
  readonly threadId: string;
  readonly messageId: string;
  readonly stage: "new-thread" | "new-reply" | "saved";
  readonly kind: "new" | "reply" | "forward";
  readonly to: readonly Contact[];
  readonly cc: readonly Contact[];
  readonly bcc: readonly Contact[];
  readonly subject: string;
  readonly html: string;
  /** A reply's quote: folded away behind the three dots until they are clicked. */
  readonly foldedQuote: string | null;
  readonly inReplyTo: string | null;
  /** The mail that is answered: `msg-a:…` or `msg-f:…`. */
  readonly target: string | null;
}

export interface ComposeForm {
  /** `.M9`: the root of an inline compose, the heart of a floating one. */
  readonly root: HTMLElement;
  readonly editor: HTMLElement;
  readonly subject: () => string;
  readonly recipients: Readonly<Record<Field, RecipientField>>;
  readonly foldedQuote: () => string | null;
  readonly plainText: () => boolean;
}

export interface ComposeFormActions {
  readonly send: () => void;
  readonly discard: () => void;
  readonly changed: () => void;
}

let serial = 0;

/** The part that a floating and an inline compose have in common: recipients, subject, editor, buttons. */
export function composeForm(
  start: ComposeStart,
  inline: boolean,
  actions: ComposeFormActions,
): ComposeForm {
  serial += 1;
  let quote = start.foldedQuote;
  const recipients = {
    to: recipientField("to", inline, actions.changed),
    cc: recipientField("cc", inline, actions.changed),
    bcc: recipientField("bcc", inline, actions.changed),
  };
  const subject = element("input.aoT", {
    name: "subjectbox",
    placeholder: "Subject",
    "aria-label": "Subject",
    value: start.subject,
    input: actions.changed,
  }) as HTMLInputElement;
  const isHtml = hidden("ishtml", "1");
  const editor = element("div.Am.aiL.Al.editable.LW-avf.tS-tW", {
    id: `:body${serial}`,
    g_editable: "true",
    contenteditable: "true",
    role: "textbox",
    "aria-label": "Message Body",
    "aria-multiline": "true",
    input: actions.changed,
  });
  setHtml(editor, start.html);

  const root = element(
    "div.M9",
    { jsaction: "standin" },
    element(
      "div.aoI",
      { role: "region", "aria-label": "Compose" },
      element(
        "table.aoP.aoC",
        { role: "presentation" },
        element(
          "tbody",
          {},
          element("tr", {}, element("td.I5", {}, fields())),
          element("tr", {}, element("td", {}, bodyTable())),
        ),
      ),
    ),
  );
  for (const field of ["to", "cc", "bcc"] as const) {
    for (const contact of start[field]) recipients[field].add(contact);
  }

  return {
    root,
    editor,
    recipients,
    subject: () => subject.value,
    foldedQuote: () => quote,
    plainText: () => isHtml.getAttribute("value") === "0",
  };

  function fields(): HTMLElement {
    const rows = Object.values(recipients).map((field) => field.root);
    const table = element(
      "table.GS",
      {},
      element(
        "tbody",
        {},
        element(
          "tr.bzf",
          {},
          element("td.eV", {}, element("div", {}, element("div", {}, ...rows))),
        ),
      ),
    );
    const place = inline
      ? element(
          "table.IG",
          { role: "presentation" },
          element(
            "tbody",
            {},
            element("tr", {}, element("td.HQ"), element("td.Iy", {}, element("div.fX", {}, table))),
          ),
        )
      : table;
    return element(
      "form.bAs",
      { submit: (event) => event.preventDefault() },
      element("div.recipients", {}, place),
      element("div.aoD.az6", inline ? { style: "display: none" } : {}, subject),
      hidden("composeid", `standin-${serial}`),
      hidden("draft", `#${start.messageId}`),
      ...(start.target === null ? [] : [hidden("rm", `#${start.target}`)]),
      isHtml,
    );
  }

  function bodyTable(): HTMLElement {
    const dots = element(
      "div.ajR",
      { role: "button", tabindex: "0", "aria-label": "Show trimmed content", click: unfoldQuote },
      element("span.ajT", {}, "•••"),
    );
    dots.hidden = quote === null;
    const scroll = element(
      "div.GP",
      { id: `:scroll${serial}`, style: "max-height: 320px" },
      element("div.qz", {}, element("div.Ap", {}, editor), element("div.aO8", {}, dots)),
    );
    return element(
      "table.iN",
      {},
      element(
        "tbody",
        {},
        element("tr", {}, element("td", {}, scroll)),
        element(
          "tr",
          {},
          element(
            "td",
            {},
            element("div.aDg", {}, element("div.aDj", {}, element("div.aDh", {}, buttons()))),
          ),
        ),
      ),
    );

    /** The quote moves into the editor, and from then on it is part of what was typed. */
    function unfoldQuote(): void {
      if (quote === null) return;
      const holder = document.createElement("div");
      setHtml(holder, quote);
      editor.append(...holder.childNodes);
      quote = null;
      dots.hidden = true;
      actions.changed();
    }
  }

  function buttons(): HTMLElement {
    const send = element("div.T-I.J-J5-Ji.aoO.T-I-atl.L3", {
      role: "button",
      tabindex: "1",
      "data-tooltip": "Send ‪(Ctrl-Enter)‬",
      "aria-label": "Send ‪(Ctrl-Enter)‬",
      click: actions.send,
    });
    send.append("Send");
    const schedule = element(
      "div.J-N",
      { selector: "scheduledSend", role: "menuitem", tabindex: "0" },
      "Schedule send",
    );
    schedule.hidden = true;
    const more = element(
      "div.T-I.J-J5-Ji.hG.T-I-atl.L3",
      {
        role: "button",
        "aria-haspopup": "true",
        "aria-label": "More send options",
        click: () => (schedule.hidden = !schedule.hidden),
      },
      "▾",
    );
    const scheduling = document.body.dataset["scheduling"] === "true" ? [more, schedule] : [];
    const responseType = element(
      `div.J-J5-Ji.Un.J-JN-M-I`,
      { style: "display: none" },
      element("div.J-JN-M-I-Jm", {}, element(start.kind === "forward" ? "img.mI" : "img.mH")),
    );
    const formatting = element("div.aX", { style: "display: none" }, element("div.aA4"));
    const plain = element(
      "div.J-N.plain-text",
      {
        role: "menuitemcheckbox",
        "aria-checked": "false",
        tabindex: "0",
        click: (event) => togglePlainText(event.currentTarget as HTMLElement),
      },
      "Plain text mode",
    );
    const discard = element("div.oh.J-Z-I", {
      role: "button",
      tabindex: "1",
      "aria-label": "Discard draft ‪(Ctrl-Shift-D)‬",
      click: actions.discard,
    });
    return element(
      "table.IZ",
      {},
      element("colgroup", {}, element("col"), element("col"), element("col")),
      element(
        "tbody",
        {},
        element(
          "tr.btC",
          {},
          element("td.gU.Up", {}, element("div.J-J5-Ji.btA", {}, send, ...scheduling)),
          element(
            "td.oc.gU",
            {},
            formatting,
            element(
              "div.dv-button",
              { role: "button", "aria-label": "Formatting options" },
              element("div.dv", {}, "A"),
            ),
          ),
          element("td.gU.rest", {}, element("div.eq", { style: "left: 0px" }), responseType, plain),
          element("td.gU.az5", {}, discard),
        ),
      ),
    );
  }

  function togglePlainText(item: HTMLElement): void {
    const plain = isHtml.getAttribute("value") === "1";
    isHtml.setAttribute("value", plain ? "0" : "1");
    item.setAttribute("aria-checked", String(plain));
    if (plain) editor.innerText = editor.innerText.trimEnd();
    actions.changed();
  }
}

function hidden(name: string, value: string): HTMLElement {
  return element("input", { type: "hidden", name, value });
}

/** The dialog or `.M9` in which a form lies, for a key press in it. */
export function onCtrlEnter(root: HTMLElement, send: () => void): void {
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    send();
  });
}

/** Puts the caret where one starts to write. */
export function focusForm(form: ComposeForm): void {
  const first =
    form.recipients.to.contacts().length === 0 ? find(form.root, "input.agP") : form.editor;
  first.focus();
}
