/** `pt`: for printing; `lg`: one mail in full that is too long for the conversation. */
const MAIL_VIEWS = new Set(["pt", "lg"]);

/**
 * Whether an address of Gmail's is a page of its own that shows mail: not the application, which is what InboxSDK needs. In
 * a window of its own ("popout") InboxSDK 2.2.26 throws.
 */
export function isMailPage({ pathname, search }: Pick<Location, "pathname" | "search">): boolean {
  const view = new URLSearchParams(search).get("view");
  return pathname.endsWith("/popout") || (view !== null && MAIL_VIEWS.has(view));
}
