import type { Browser } from "wxt/browser";
import type { SenderId } from "../../shared/ids.ts";

type Rule = Browser.declarativeNetRequest.Rule;

/**
 * The rules that keep this sender's own views and clicks from being counted. All ids are fixed, so that installing
 * them replaces what stood there. Every condition was measured (research/chromium.md):
 * - The block rules match the pixel itself, and, because a filter without an anchor also matches the fragment and the
 *   query, the pixel behind an image proxy. They name no resource types, tabs or initiators: each of those leaks.
 * - No host: mail that went out before the server got another address carries the old one. The sender id is random, and
 *   the slashes around it keep longer ids out.
 * - The redirect rules send the rep's own click to its destination; the destination stands in the path as it is.
 */
export function ownTrafficRules(sid: SenderId): Rule[] {
  const direct = `/o/${sid}/`;
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
      id: 1,
      priority: 1,
      action: { type: "block" },
      condition: { urlFilter: direct, isUrlFilterCaseSensitive: true },
    },
    {
      id: 2,
      priority: 1,
      action: { type: "block" },
      condition: { urlFilter: encodeURIComponent(direct), isUrlFilterCaseSensitive: true },
    },
    click(3, "s", "https"),
    click(4, "h", "http"),
  ];
}
