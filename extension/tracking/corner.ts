import { locale } from "../i18n/i18n.ts";
import type { MailClient } from "../mail/mail-client.ts";

const LOOKS: Readonly<Record<MailClient["kind"], Partial<CSSStyleDeclaration>>> = {
  gmail: { background: "#202124", font: "14px/20px Roboto, Arial, sans-serif" },
  outlook: {
    background: "#292929",
    font: '14px/20px "Segoe UI Variable", "Segoe UI", "Helvetica Neue", Arial, sans-serif',
  },
};

const PLACE: Partial<CSSStyleDeclaration> = {
  position: "fixed",
  insetInlineStart: "24px",
  // Above the mail client's own bar with its "Undo".
  bottom: "88px",
  display: "flex",
  flexDirection: "column",
  gap: "8px",
  maxWidth: "min(420px, calc(100% - 48px))",
  zIndex: "2147483647",
};

const NOTICE: Partial<CSSStyleDeclaration> = {
  padding: "12px 16px",
  // Dark pages have no shadows to set it apart.
  border: "1px solid #5f6368",
  borderRadius: "4px",
  color: "#fff",
  boxShadow: "0 1px 3px rgb(0 0 0 / 40%)",
};

const SHOWN_MS = 10_000;
/** Some words take longer to read. */
const MS_PER_LETTER = 90;

const PLACE_NAME = "data-sightline-notices";

/** What stands in the corner of a mail client's page. */
export interface CornerNotice {
  readonly element: HTMLElement;
  /** Takes it away, and leaves nothing behind. */
  readonly close: () => void;
}

/**
 * Puts an empty notice into the corner of a page, below the others. Whoever fills it lets it `stand` then.
 * @param role "alert" is read out at once, "status" when there is time.
 */
export function openNotice(
  page: Document,
  mailClient: MailClient["kind"],
  role: "alert" | "status",
): CornerNotice {
  const place = placeIn(page);
  const element = page.createElement("div");
  element.setAttribute("role", role);
  element.dir = "ltr";
  element.lang = locale.get();
  Object.assign(element.style, NOTICE, LOOKS[mailClient]);
  place.append(element);
  return {
    element,
    close: () => {
      element.remove();
      if (place.childElementCount === 0) place.remove();
    },
  };
}

/** Takes a notice away after the time that it takes to read it, but not while it is pointed at or has the focus. */
export function stand({ element, close }: CornerNotice): void {
  const milliseconds = Math.max(SHOWN_MS, element.textContent.length * MS_PER_LETTER);
  const end = (): void => {
    const isUsed =
      element.matches(":hover") || element.contains(element.ownerDocument.activeElement);
    if (isUsed) setTimeout(end, SHOWN_MS);
    else close();
  };
  setTimeout(end, milliseconds);
}

/** The notices that have this mark, in this page. */
export function noticesIn(page: Document, selector: string): HTMLElement[] {
  return [...page.querySelectorAll<HTMLElement>(`[${PLACE_NAME}] > ${selector}`)];
}

function placeIn(page: Document): HTMLElement {
  const before = page.querySelector<HTMLElement>(`[${PLACE_NAME}]`);
  if (before !== null) return before;
  const place = page.createElement("div");
  place.setAttribute(PLACE_NAME, "");
  Object.assign(place.style, PLACE);
  page.body.append(place);
  return place;
}
