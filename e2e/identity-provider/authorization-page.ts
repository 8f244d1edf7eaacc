import type { Account } from "./accounts.ts";

interface PageFacts {
  readonly accounts: readonly Account[];
  /** The account that the asking program hopes for. */
  readonly hint: string | null;
  /** The query of the request, to be sent on with the answer. */
  readonly query: string;
}

/** The page on which a person chooses an account. Every choice is a plain link, so it works without a script. */
export function authorizationPage({ accounts, hint, query }: PageFacts): string {
  const first = accounts.filter(({ email }) => email === hint);
  const others = accounts.filter(({ email }) => email !== hint);
  const choices = [...first, ...others].map(({ email, name }) => {
    const link = answerLink(query, { account: email });
    return `<li><a href="${link}"><b>${escape(name)}</b> <span>${escape(email)}</span></a></li>`;
  });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Choose an account</title>
<style>
  body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 24rem; padding: 0 1rem }
  ul { list-style: none; padding: 0 }
  li a { border: 1px solid #bbb; border-radius: 8px; display: block; margin: .5rem 0; padding: .6rem .8rem; color: inherit; text-decoration: none }
  li a:hover, li a:focus { background: #eef }
  span, small { color: #555 }
</style>
<h1>Choose an account</h1>
<p><small>A stand-in for Google’s sign-in, on this computer only. It asks for no password.</small></p>
<ul>${choices.join("")}</ul>
<p><a href="${answerLink(query, { error: "access_denied" })}">Cancel</a></p>
</html>
`;
}

/** Where there is nobody to sign in, or the request is not one that Google would take. */
export function refusalPage(why: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Error 400</title><h1>Error 400</h1><p>${escape(why)}</p></html>\n`;
}

function answerLink(query: string, choice: Readonly<Record<string, string>>): string {
  return escape(`/answer?${query}&${new URLSearchParams(choice)}`);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
