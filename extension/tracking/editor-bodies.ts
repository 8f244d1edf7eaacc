import { type Bodies, SAMPLE_URL } from "./bodies.ts";
import { instrumentElement } from "./instrument-element.ts";
import { stripElement } from "./strip.ts";

/** For a mail client that sends what its editor holds. */
export const editorBodies: Bodies = {
  clean(body) {
    if (body.kind === "editor") stripElement(body.element);
    return body;
  },
  track: (body, urls) =>
    body.kind === "editor" ? { ...instrumentElement(body.element, urls), html: null } : null,
  sample(links) {
    // In a document of its own, which loads no pictures. Made by hand, since pages may forbid to make it of text.
    const page = document.implementation.createHTMLDocument();
    for (let count = 0; count < links; count++) {
      const link = page.createElement("a");
      link.setAttribute("href", SAMPLE_URL);
      link.append("a link");
      const paragraph = page.createElement("div");
      paragraph.setAttribute("class", "elementToProof");
      paragraph.append("Some words, ", link, ".");
      page.body.append(paragraph);
    }
    return { kind: "editor", element: page.body };
  },
};
