import type { SightlineDatabase } from "../../db/database.ts";
import type { PageLink } from "../../inset/page-link.ts";
import type { ToFrame } from "../../inset/protocol.ts";
import type { Request } from "../../messages.ts";
import type { Background } from "../connect/requests.ts";

/** What the content script wants to be seen. */
export type Show = Extract<ToFrame, { readonly type: "show" }>;

/** What every view in a frame is given. */
export interface InsetWorld {
  readonly api: Pick<Background, "runtime">;
  readonly db: SightlineDatabase;
  /** To the content script of the page about the frame. */
  readonly link: PageLink;
}

/**
 * Asks the background to do something.
 * @returns false when it did not: the extension was updated meanwhile, or the worker died over it.
 */
export async function askFor(api: Pick<Background, "runtime">, request: Request): Promise<boolean> {
  try {
    return ((await api.runtime.sendMessage(request)) ?? null) !== null;
  } catch {
    return false;
  }
}
