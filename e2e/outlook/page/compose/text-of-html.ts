import { inertDocument } from "../trusted-types.ts";

/** A body as plain text: one line for each block. */
export function textOfHtml(html: string): string {
  const { body } = inertDocument(html);
  for (const lineBreak of body.querySelectorAll("br, div, p, tr")) lineBreak.append("\n");
  return body.textContent.replaceAll(/\n{2,}/g, "\n").trim();
}
