interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { createHTML: (html: string) => string; createScriptURL: (url: string) => string },
  ): Policy;
};

/** The page enforces Trusted Types, as Outlook does; this is its one policy. What it makes only looks like strings. */
export const policy = trustedTypes.createPolicy("outlook", {
  createHTML: (html) => html,
  createScriptURL: (url) => url,
});

/** A document that is not shown: nothing in it runs or loads. */
export const inertDocument = (html: string): Document =>
  new DOMParser().parseFromString(policy.createHTML(html), "text/html");
