import type { Provider } from "../rule-types.ts";

function library(
  id: string,
  name: string,
  userAgent: NonNullable<Provider["match"]["userAgent"]>,
): Provider {
  return {
    id,
    name,
    family: "Program",
    kind: "library",
    match: { userAgent },
    network: "unknown",
    means: {
      open: { verdict: "machine", reason: "http-library" },
      click: { verdict: "machine", reason: "http-library" },
    },
    source: { from: "The libraries' own defaults", date: "2026-11" },
  };
}

/**
 * What programs fetch with. Many Android mail programs load pictures with okhttp, and Apple's with CFNetwork: they are no
 * sign of a machine.
 */
export const LIBRARIES: readonly Provider[] = [
  library("command-line", "Command line programs", { startsWith: ["curl/", "wget/"] }),
  library("python", "Python", { startsWith: ["python-", "python/", "aiohttp/", "scrapy/"] }),
  library("go", "Go", { startsWith: ["go-http-client/"] }),
  library("java", "Java", { startsWith: ["java/", "apache-httpclient/", "ahc/"] }),
  library("perl", "Perl", { startsWith: ["libwww-perl/"] }),
  library("php", "PHP", { startsWith: ["guzzlehttp/", "symfony httpclient"] }),
  library("node", "Node.js", { startsWith: ["node-fetch/", "axios/", "undici", "got ("] }),
  library("node-itself", "Node.js, its own fetch", { is: "node" }),
  library("postman", "Postman", { startsWith: ["postmanruntime/"] }),
  library("headless-browser", "Browsers without a window", {
    includes: ["headlesschrome/", "phantomjs/", "jsdom/"],
  }),
];
