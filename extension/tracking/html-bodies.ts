import { type Bodies, SAMPLE_URL } from "./bodies.ts";
import { escapeAttribute } from "./html-tags.ts";
import { instrument } from "./instrument.ts";
import { stripHtml } from "./strip-html.ts";

/** For a mail client that gives the text of a body and takes another one. */
export const htmlBodies: Bodies = {
  clean: (body) => (body.kind === "html" ? { ...body, html: stripHtml(body.html) } : body),
  track: (body, urls) =>
    body.kind === "html" ? { ...instrument(body.html, urls), undo: () => undefined } : null,
  sample(links) {
    const paragraph = `<div style="color:#222">Some words, <a href="${escapeAttribute(SAMPLE_URL)}">a link</a>.</div>`;
    return { kind: "html", html: `<div dir="ltr">${paragraph.repeat(links)}</div>` };
  },
};
