import { createHash } from "node:crypto";
// Under another name, formatters leave the template alone: the style sheet is hashed byte for byte.
import { html as markup, raw } from "hono/html";
import { htmlPage, type HitResponse } from "./hit-response.ts";

const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif }
body { margin: 0; padding: 12vh 1.25rem; color: #1d2430; background: #f6f7f9 }
main { max-width: 38rem; margin: auto; padding: 2rem; background: #fff; border-radius: .75rem }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.3 }
h1, strong, a { overflow-wrap: anywhere }
a { color: #0b57c4 }
a:focus-visible { outline: 3px solid currentColor; outline-offset: 3px }
.go { display: inline-block; padding: .6rem 1.1rem; color: #fff; background: #0b57c4; border-radius: .5rem }
@media (prefers-color-scheme: dark) {
  body { color: #e6e9ef; background: #12151b }
  main { background: #1c212b }
  a { color: #8ab8ff }
  .go { color: #0b1220; background: #8ab8ff }
}`;

const STYLE_HASH = `sha256-${createHash("sha256").update(STYLE).digest("base64")}`;

/**
 * For a click whose tag does not match: the link was changed on its way, so nobody vouches for where it leads. The
 * recipient sees the destination and decides; a redirect here would make the server an open one.
 * @param destination An absolute http(s) URL as it arrived; one that no parser reads gets the page below.
 */
export async function damagedLinkPage(destination: string): Promise<HitResponse> {
  const url = URL.parse(destination);
  if (url === null || !/^https?:$/.test(url.protocol)) return unreadableLinkPage();
  const { host, href } = url;
  return page(
    200,
    `This link leads to ${host}`,
    await markup`<p>The link was changed on its way to you, so nobody vouches for where it leads.
Go on only if you expected a link to <strong>${host}</strong>.</p>
<p><a class="go" href="${href}" rel="noreferrer noopener nofollow">Go on to ${host}</a></p>
<p>The full address: <a href="${href}" rel="noreferrer noopener nofollow">${href}</a></p>`,
  );
}

/** For a click of which not even the destination is left. */
export async function unreadableLinkPage(): Promise<HitResponse> {
  return page(
    400,
    "This link is incomplete",
    await markup`<p>Where it should lead can no longer be read from it.
It was probably cut off or changed on its way to you. Please ask the sender for the address.</p>`,
  );
}

/** Markup whose values have been escaped. */
type Html = Awaited<ReturnType<typeof markup>>;

async function page(status: number, title: string, content: Html): Promise<HitResponse> {
  const document = await markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
  return htmlPage(status, document.toString(), STYLE_HASH);
}
