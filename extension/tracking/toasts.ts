import type { MessageId } from "../../shared/ids.ts";
import type { MailClient } from "../mail/mail-client.ts";
import { noticeWords } from "../words/page-notices.ts";
import type { BackgroundLink, Toast } from "./background-link.ts";
import { noticesIn, openNotice, stand, type CornerNotice } from "./corner.ts";

/** A burst never covers the page. */
const most = 3;

const PLAIN: Partial<CSSStyleDeclaration> = {
  border: "0",
  borderRadius: "2px",
  padding: "0",
  background: "none",
  color: "inherit",
  font: "inherit",
  textAlign: "start",
  cursor: "pointer",
};

/** Shows in the page's corner what the system's notifications would say, for the rep who does not see those. */
export function showToasts(
  mailClient: MailClient["kind"],
  page: Document,
  link: Pick<BackgroundLink, "onToast" | "openMail">,
  signal: AbortSignal,
): void {
  link.onToast((toast) => {
    const notice = openNotice(page, mailClient, "status");
    notice.element.setAttribute("data-sightline-toast", "");
    fill(page, notice, toast, (id) => void link.openMail(id).catch(() => undefined));
    for (const old of noticesIn(page, "[data-sightline-toast]").slice(0, -most)) old.remove();
    whenSeen(page, () => stand(notice));
  }, signal);
}

/** The rep may be elsewhere just now. */
function whenSeen(page: Document, seen: () => void): void {
  if (!page.hidden) {
    seen();
    return;
  }
  page.addEventListener("visibilitychange", () => whenSeen(page, seen), { once: true });
}

function fill(
  page: Document,
  { element, close }: CornerNotice,
  { messageId, title, detail }: Toast,
  open: (id: MessageId) => void,
): void {
  const words = page.createElement(messageId === null ? "div" : "button");
  const [first, second] = [page.createElement("strong"), page.createElement("div")];
  first.textContent = title;
  second.textContent = detail;
  words.append(first, second);
  Object.assign(words.style, messageId === null ? {} : PLAIN, { flex: "1", minWidth: "0" });
  if (messageId !== null)
    words.addEventListener("click", () => {
      close();
      open(messageId);
    });
  const dismiss = page.createElement("button");
  dismiss.textContent = "✕";
  dismiss.setAttribute("aria-label", noticeWords.get().close);
  dismiss.title = noticeWords.get().close;
  Object.assign(dismiss.style, PLAIN, {
    inlineSize: "24px",
    blockSize: "24px",
    textAlign: "center",
  });
  dismiss.addEventListener("click", close);
  for (const button of [words, dismiss]) ring(button);
  Object.assign(element.style, { display: "flex", gap: "12px", overflowWrap: "anywhere" });
  element.append(words, dismiss);
}

/** The page's own styles may have taken the browser's ring away. */
function ring(button: HTMLElement): void {
  button.style.outlineOffset = "4px";
  button.addEventListener("focus", () => {
    if (button.matches(":focus-visible")) button.style.outline = "2px solid #8ab4f8";
  });
  button.addEventListener("blur", () => void (button.style.outline = ""));
}
