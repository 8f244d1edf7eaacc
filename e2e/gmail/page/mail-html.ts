// How Gmail shows a stored body: cleaned, its pictures through Google's proxy, its links in a new tab.

import { proxied } from "./proxied-url.ts";

interface HtmlPolicy {
  createHTML(html: string): string;
}

declare const trustedTypes: {
  createPolicy(name: string, rules: { createHTML: (html: string) => string }): HtmlPolicy;
};

/** The page enforces Trusted Types, as Gmail does; this is its one policy. */
const policy = trustedTypes.createPolicy("gmail", { createHTML: (html) => html });

/** A stored body as nodes for the page. Nothing in it loads before the nodes are put into the document. */
export function renderBody(html: string): DocumentFragment {
  const inert = new DOMParser().parseFromString(policy.createHTML(html), "text/html");
  for (const bad of inert.querySelectorAll("script, iframe, object, embed, form, link, meta"))
    bad.remove();
  for (const picture of inert.querySelectorAll("img[src]")) {
    picture.setAttribute("src", proxied(picture.getAttribute("src") ?? ""));
    picture.classList.add("CToWUd");
  }
  for (const link of inert.querySelectorAll("a[href]")) {
    link.setAttribute("target", "_blank");
    const href = link.getAttribute("href") ?? "";
    // Gmail keeps a second copy of the address here, and quotes carry it along.
    if (/^https?:/i.test(href)) link.setAttribute("data-saferedirecturl", redirectUrl(href));
  }
  const fragment = document.createDocumentFragment();
  fragment.append(...inert.body.childNodes);
  return fragment;
}

/** Puts HTML into an editor as it is, pictures loading, as Gmail does with a draft or an opened quote. */
export function setHtml(editor: HTMLElement, html: string): void {
  editor.innerHTML = policy.createHTML(html);
}

function redirectUrl(href: string): string {
  return `https://www.google.com/url?q=${encodeURIComponent(href)}&source=gmail&ust=1789900000000000&usg=AOvVaw0standin`;
}
