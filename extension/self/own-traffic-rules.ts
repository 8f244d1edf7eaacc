import type { Browser } from "wxt/browser";
import { senderIdSchema, type SenderId } from "../../shared/ids.ts";

export type Rule = Browser.declarativeNetRequest.Rule;

/** How many rules one sender takes. */
const rulesPerSender = 5;

/**
 * Everything that a browser can ask for. A rule that says nothing of it leaves out the page itself, as which Chrome opens a
 * picture from its menu; one that lists what it means leaks. This one kind only ever tells a server of something.
 */
const excludedResourceTypes: Rule["condition"]["excludedResourceTypes"] = ["csp_report"];

/**
 * The rules that keep a sender's own views and clicks from being counted. The ids follow from the slot, so that
 * installing them replaces what stood there. Every condition was measured (research/chromium.md, and Chromium 156):
 * - The block rules match the pixel itself, and, because a filter without an anchor also matches the fragment and the
 *   query, the pixel behind an image proxy: as it is, escaped, and escaped twice. Escapes are written with capitals or
 *   without, so case counts in the first rule only. They pick no resource types, tabs or initiators: each of those leaks.
 * - No host: mail that went out before the server got another address carries the old one. The sender id is random, and
 *   the slashes around it keep longer ids out.
 * - The redirect rules send the rep's own click to its destination; the destination stands in the path as it is.
 * @param slot from 0; each of a browser's senders has another one.
 */
export function ownTrafficRules(sid: SenderId, slot = 0): Rule[] {
  const direct = `/o/${sid}/`;
  const escaped = encodeURIComponent(direct);
  const firstId = slot * rulesPerSender + 1;
  const block = (id: number, urlFilter: string): Rule => ({
    id,
    priority: 1,
    action: { type: "block" },
    condition: { urlFilter, isUrlFilterCaseSensitive: urlFilter === direct, excludedResourceTypes },
  });
  const click = (id: number, scheme: "s" | "h", target: string): Rule => ({
    id,
    priority: 1,
    action: { type: "redirect", redirect: { regexSubstitution: `${target}://\\1` } },
    condition: {
      regexFilter: `^https?://[^/]+/c/${sid}/[^/]+/${scheme}/(.*)$`,
      isUrlFilterCaseSensitive: true,
      excludedResourceTypes,
    },
  });
  return [
    block(firstId, direct),
    block(firstId + 1, escaped),
    block(firstId + 2, encodeURIComponent(escaped)),
    click(firstId + 3, "s", "https"),
    click(firstId + 4, "h", "http"),
  ];
}

/**
 * Whose rules are installed, and who has which slot. Null for those that stand elsewhere than this version would put them:
 * an earlier one had fewer rules.
 */
export function slotsOf(installed: readonly Rule[]): Map<SenderId, number | null> {
  const slots = new Map<SenderId, number | null>();
  for (const { id, condition } of installed) {
    const text = /^\/o\/([^/]+)\/$/.exec(condition.urlFilter ?? "")?.[1];
    const sid = senderIdSchema.safeParse(text);
    const slot = (id - 1) / rulesPerSender;
    if (sid.success) slots.set(sid.data, Number.isInteger(slot) ? slot : null);
  }
  return slots;
}
