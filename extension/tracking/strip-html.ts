import { MAYBE_TRACKED } from "../mail/tracked-parts.ts";
import { escapeAttribute, type HtmlTag, readHtml, type Splice, spliceText } from "./html-tags.ts";
import { changeOf, isCarrier } from "./strip.ts";

/**
 * Removes every Sightline pixel and unwraps every Sightline link, of this sender and of others, wherever they stand:
 * a quote, a forwarded or copied mail, a draft of an undone send. Without any, gives the very same string.
 */
export function stripHtml(html: string): string {
  if (!MAYBE_TRACKED.test(html)) return html;
  const splices: Splice[] = [];
  for (const tag of readHtml(html).tags) {
    if (isCarrier(tag.name)) splices.push(...splicesFor(html, tag));
  }
  return spliceText(html, splices);
}

function splicesFor(html: string, tag: HtmlTag): Splice[] {
  const splices: Splice[] = [];
  for (const { name, value, start, end, valueStart, valueEnd } of tag.attributes) {
    const change = changeOf(tag.name, name, value);
    if (change === null) continue;
    if (change.kind === "remove-element") return [{ start: tag.start, end: tag.end, text: "" }];
    splices.push(
      change.kind === "remove-attribute"
        ? { start: withoutSpaceBefore(html, start), end, text: "" }
        : { start: valueStart, end: valueEnd, text: escapeAttribute(change.value) },
    );
  }
  return splices;
}

function withoutSpaceBefore(html: string, position: number): number {
  let end = position;
  while (/\s/.test(html.charAt(end - 1))) end -= 1;
  return end;
}
