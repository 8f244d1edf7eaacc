import { type Hook, OPTIONS_ELEMENT_ID, type PageOptions } from "../page-api.ts";

/** What this page is to be like; the server has written it into the document. */
export const options = JSON.parse(
  document.getElementById(OPTIONS_ELEMENT_ID)?.textContent ?? "{}",
) as PageOptions;

/** Whether the page has it. Stories about a changed Outlook take single hooks away. */
export const has = (hook: Hook): boolean => !options.without.includes(hook);

/** The server's clock. Milliseconds since 1970. */
export const now = (): number => Date.now() + options.clockOffset;
