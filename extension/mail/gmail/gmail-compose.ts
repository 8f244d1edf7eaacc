import type { ComposeView } from "@inboxsdk/core";
import type { MailPerson } from "../../messages.ts";
import type {
  ComposeWindow,
  MissedSend,
  OutgoingBody,
  OutgoingMail,
  SendHandler,
} from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import { destroySignal } from "./destroy-signal.ts";
import { draftIdOf } from "./draft-id.ts";
import { isInPlainTextMode, isPlainText } from "./plain-text-body.ts";
import { addToggle } from "./gmail-toggle.ts";
import { SELECTORS } from "./selectors.ts";

/** A compose window of Gmail: the body is changed in the request that sends it, so no draft ever holds the change. */
export function gmailCompose(
  view: ComposeView,
  account: string,
  missed: (reason: MissedSend) => void,
): ComposeWindow {
  return {
    account,
    draftId: draftIdOf(view.getElement()),
    closed: destroySignal(view),
    editor: view.getBodyElement(),
    unfoldQuote: () => pressElement(view.getElement().querySelector(SELECTORS.foldedQuote)),
    head: () => ({
      ...callSafely(() => headOf(view), { recipients: [], subject: "" }),
      isPlainText: isInPlainTextMode(view.getElement()),
    }),
    onChange: (handler) => followChanges(view, handler),
    addToggle: (toggle, presses) => addToggle(view, toggle, presses),
    onSend: (handler) => standAtSend(view, handler, missed),
  };
}

function standAtSend(
  view: ComposeView,
  handler: SendHandler,
  missed: (reason: MissedSend) => void,
): void {
  // Inside the request modifier the recipients have been reported empty (InboxSDK issues 726 and 801).
  let pressed: Pick<OutgoingMail, "recipients" | "subject"> | null = null;
  let offered = false;
  const root = view.getElement();

  view.registerRequestModifier((request) => {
    const body = callSafely(() => {
      offered = true;
      const plain = request.isPlainText || isPlainText(root, request.body);
      const body: OutgoingBody = plain
        ? { kind: "plain-text" }
        : { kind: "html", html: request.body };
      return handler.leaving({ ...(pressed ?? headOf(view)), body });
    }, null);
    return { body: body ?? request.body };
  });
  view.on("presending", () => {
    offered = false;
    pressed = callSafely(() => headOf(view), null);
    callSafely(() => handler.pressed(), undefined);
  });
  view.on("sent", (ids) => {
    if (!offered) return missed("not-offered");
    offered = false;
    Promise.all([ids.getThreadID(), ids.getMessageID()])
      .then(([threadId, messageId]) =>
        callSafely(() => handler.sent({ threadId, messageId }), undefined),
      )
      .catch(() => undefined); // Gmail did not tell the ids; the mail stays unconfirmed.
  });
  view.on("scheduleSendMenuOpening", () => missed("scheduled"));
}

function followChanges(view: ComposeView, handler: () => void): void {
  const changed = (): void => callSafely(handler, undefined);
  view.on("recipientsChanged", changed);
  view.on("subjectChanged", changed);
  view.on("bodyChanged", changed);
}

function headOf(view: ComposeView): Pick<OutgoingMail, "recipients" | "subject"> {
  const people = (field: MailPerson["field"], list: ReturnType<ComposeView["getToRecipients"]>) =>
    list.map(({ emailAddress, name }): MailPerson => ({
      email: emailAddress,
      name: name ?? "",
      field,
    }));
  return {
    recipients: [
      ...people("to", view.getToRecipients()),
      ...people("cc", view.getCcRecipients()),
      ...people("bcc", view.getBccRecipients()),
    ],
    subject: view.getSubject(),
  };
}

/** Gmail's controls listen to the mouse, some of them to its parts. */
function pressElement(element: Element | null): void {
  for (const type of ["mousedown", "mouseup", "click"])
    element?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window }));
}
