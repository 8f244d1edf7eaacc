import type { Browser } from "wxt/browser";
import { senderIdSchema, type SenderId } from "../../shared/ids.ts";

type Rule = Browser.declarativeNetRequest.Rule;

/** How many rules one sender takes. */
const rulesPerSender = 4;

/**
 * The rules that keep a sender's own views and clicks from being counted. The ids follow from the slot, so that
 * installing them replaces what stood there. Every condition was measured (research/chromium.md):
 * - The block rules match the pixel itself, and, because a filter without an anchor also matches the fragment and the
 *   query, the pixel behind an image proxy. They name no resource types, tabs or initiators: each of those leaks.
 * - No host: mail that went out before the server got another address carries the old one. The sender id is random, and
 *   the slashes around it keep longer ids out.
 * - The redirect rules send the rep's own click to its destination; the destination stands in the path as it is.
 * @param slot from 0; each of a browser's senders has another one.
 */
export function ownTrafficRules(sid: SenderId, slot = 0): Rule[] {
  const direct = `/o/${sid}/`;
  const firstId = slot * rulesPerSender + 1;
  const click = (id: number, scheme: "s" | "h", target: string): Rule => ({
    id,
    priority: 1,
    action: { type: "redirect", redirect: { regexSubstitution: `${target}://\\1` } },
    condition: {
      regexFilter: `^https?://[^/]+/c/${sid}/[^/]+/${scheme}/(.*)$`,
      isUrlFilterCaseSensitive: true,
      // Left out, this would mean everything but the page itself, and a click is a page.
      resourceTypes: ["main_frame", "sub_frame"],
    },
  });
  return [
    {
      id: firstId,
      priority: 1,
      action: { type: "block" },
      condition: { urlFilter: direct, isUrlFilterCaseSensitive: true },
    },
    {
      id: firstId + 1,
      priority: 1,
      action: { type: "block" },
      condition: { urlFilter: encodeURIComponent(direct), isUrlFilterCaseSensitive: true },
    },
    click(firstId + 2, "s", "https"),
    click(firstId + 3, "h", "http"),
  ];
}

/** Who has which slot, by what is installed. Rules that are not ours have none. */
export function slotsOf(installed: readonly Rule[]): Map<SenderId, number> {
  const slots = new Map<SenderId, number>();
  for (const { id, condition } of installed) {
    const text = /^\/o\/([^/]+)\/$/.exec(condition.urlFilter ?? "")?.[1];
    const sid = senderIdSchema.safeParse(text);
    if (sid.success) slots.set(sid.data, Math.floor((id - 1) / rulesPerSender));
  }
  return slots;
}
