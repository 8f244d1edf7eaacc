import { addStyle } from "./add-style.ts";
import { callSafely } from "./call-safely.ts";

export const MARK_CLASS = "sightline-mark";

/**
 * InboxSDK writes the picture with the shorthand `background`, which takes everything else of it back each time, and makes it
 * 21 pixels high: more than the line in which it stands, which would grow.
 */
const CSS = `
[data-sightline-button] { cursor: pointer; border-radius: 4px; }
.${MARK_CLASS}[role=button] { background-position: center !important; vertical-align: middle; margin-block: -4px; }
[data-sightline-button]:is(:hover, [aria-expanded=true]) { background-color: rgb(128 134 139 / 25%) !important; }
[data-sightline-button]:focus-visible { outline: 2px solid #1a73e8; outline-offset: 1px; }
.${MARK_CLASS}[data-sightline-hot]::after {
  content: "";
  position: absolute;
  inset-block-start: -1px;
  inset-inline-end: -1px;
  width: 6px;
  height: 6px;
  border-radius: 50%;
  background: #e8710a;
  forced-color-adjust: none;
}
`;

/** What a mark does. */
export interface ButtonHandlers {
  readonly press: (button: HTMLElement) => void;
  readonly point?: (button: HTMLElement) => void;
  readonly leave?: (button: HTMLElement) => void;
}

/** Pages fold a message when its head is pressed, and take letters and Enter anywhere for commands. */
const KEPT_FROM_PAGE = ["mousedown", "mouseup", "pointerdown", "pointerup", "keyup", "keypress"];

/** Makes the picture of a mark a button that mouse and keyboard press, and point at. */
export function asMarkButton(
  mark: HTMLElement,
  { press, point, leave }: ButtonHandlers,
  closed: AbortSignal,
): void {
  addStyle(mark.ownerDocument, CSS);
  mark.tabIndex = 0;
  mark.dataset["sightlineButton"] = "";
  mark.setAttribute("role", "button");
  mark.setAttribute("aria-haspopup", "dialog");
  mark.setAttribute("aria-expanded", "false");
  const on = (type: string, listener: (event: Event) => void): void =>
    mark.addEventListener(type, listener, { signal: closed });
  const pressed = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
    callSafely(() => press(mark), undefined);
  };
  on("click", pressed);
  on("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || (event.key !== "Enter" && event.key !== " ")) return;
    if (event.repeat) event.preventDefault();
    else pressed(event);
    event.stopPropagation();
  });
  for (const type of KEPT_FROM_PAGE) on(type, (event) => event.stopPropagation());
  const pointed = (): void => callSafely(() => point?.(mark), undefined);
  const left = (): void => callSafely(() => leave?.(mark), undefined);
  on("mouseenter", pointed);
  on("mouseleave", left);
  on("focus", () => mark.matches(":focus-visible") && pointed());
  on("blur", left);
}
