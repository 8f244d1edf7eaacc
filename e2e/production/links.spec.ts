import { wrappedLinksOf } from "../recipients/delivered-mail.ts";
import { click } from "../recipients/recipients.ts";
import { expect, test } from "./production-story.ts";

/** What a rewrite, a proxy or a framework on the way could be tempted to put in order. */
const DESTINATIONS = [
  "https://shop.example.com/a%20b/%C3%BC?q=1+2&r=a%2Fb",
  "https://shop.example.com/a//b///c/",
  "https://shop.example.com/a/./b/../c",
  "https://shop.example.com/%2e%2e/%2F%5C/x",
  "https://shop.example.com/index.html",
  "https://shop.example.com/robots.txt",
  "https://shop.example.com/.well-known/x",
  "https://shop.example.com/?next=https://other.example/%3Fa=b&empty=&flag",
  "https://shop.example.com/;v=1/(x)/~y/@z/'q'/*!$,",
  "https://shop.example.com/?q=%F0%9F%98%80&broken=%E0%A4",
  "http://shop.example.com:8080/old",
  `https://shop.example.com/?long=${"x".repeat(1_500)}`,
];

test("every link leads through Hosting to where it was meant to, byte for byte", async ({
  stack,
  gmail,
  rep,
}) => {
  const anchors = DESTINATIONS.map(
    (url) => `<a href="${url.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}">x</a>`,
  );
  await rep.gmail.send({ to: "ada@example.org", subject: "Links", html: anchors.join(" ") });
  const links = wrappedLinksOf(gmail.deliveredTo("ada@example.org")[0]?.html ?? "", stack.origin);
  expect(links).toHaveLength(DESTINATIONS.length);

  const arrived = [];
  for (const link of links) arrived.push((await click(link)).location);
  const meant = DESTINATIONS.map((url) => new URL(url).href);
  expect(arrived.map((location) => (location === null ? null : new URL(location).href))).toEqual(
    meant,
  );
});

test("a link that was damaged leads to a page that names where it went, and nothing is kept of it", async ({
  stack,
  gmail,
  rep,
}) => {
  await rep.gmail.send({
    to: "ada@example.org",
    subject: "Damaged",
    html: '<a href="https://shop.example.com/pricing?plan=pro">x</a>',
  });
  const [link = ""] = wrappedLinksOf(
    gmail.deliveredTo("ada@example.org")[0]?.html ?? "",
    stack.origin,
  );
  const answer = await fetch(link.replace("plan=pro", "plan=prX"), { redirect: "manual" });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("shop.example.com");
  expect(answer.headers.get("cache-control")).toContain("no-store");
});
