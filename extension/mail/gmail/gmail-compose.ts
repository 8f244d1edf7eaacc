import type { ComposeView } from "@inboxsdk/core";
import type { MailPerson } from "../../messages.ts";
import type {
  ComposeToggle,
  ComposeWindow,
  MissedSend,
  OutgoingBody,
  OutgoingMail,
  SendHandler,
} from "../mail-client.ts";
import { callSafely } from "../call-safely.ts";
import { destroySignal } from "./destroy-signal.ts";
import { draftIdOf } from "./draft-id.ts";
import { isPlainText } from "./plain-text-body.ts";
import { SELECTORS } from "./selectors.ts";
import { toggleIconUrl } from "../status-icon.ts";

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
    addToggle: (toggle, press) => addToggle(view, toggle, press),
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

const TOGGLE_CLASS = "sightline-toggle";

/**
 * InboxSDK makes the button reachable by keyboard but never renews its name, so the state is written to the element
 * itself: `aria-pressed`, `aria-label`, Gmail's `data-tooltip`, the picture, and `data-sightline-tracking` for tests.
 */
function addToggle(
  view: ComposeView,
  first: ComposeToggle,
  press: () => void,
): ReturnType<ComposeWindow["addToggle"]> {
  view.addButton({
    title: first.title,
    iconClass: TOGGLE_CLASS,
    iconUrl: toggleIconUrl(first.state === "on"),
    onClick: () => callSafely(press, undefined),
  });
  const update = ({ state, title }: ComposeToggle): void => {
    const icon = view.getElement().querySelector(`.${TOGGLE_CLASS}`);
    const button = icon?.closest(SELECTORS.composeButton);
    button?.setAttribute("aria-pressed", String(state === "on"));
    button?.setAttribute("aria-label", title);
    button?.setAttribute("data-tooltip", title);
    button?.setAttribute("data-sightline-tracking", state);
    icon?.querySelector("img")?.setAttribute("src", toggleIconUrl(state === "on"));
  };
  update(first);
  return { update };
}

/** Gmail's controls listen to the mouse, some of them to its parts. */
function pressElement(element: Element | null): void {
  for (const type of ["mousedown", "mouseup", "click"])
    element?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window }));
}
