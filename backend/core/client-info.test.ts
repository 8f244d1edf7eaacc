import { expect, test } from "vitest";
import { createClientInfo } from "./client-info.ts";

const CHROME =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
const SAFARI =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15";
const CHROME_ON_IPHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1";
const CHROME_ON_ANDROID =
  "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";

test.each([
  ["Chrome", CHROME],
  ["Edge", `${CHROME} Edg/142.0.0.0`],
  ["Edge", `${CHROME_ON_ANDROID} EdgA/142.0`],
  ["Opera", `${CHROME} OPR/120.0.0.0`],
  ["Samsung Internet", CHROME.replace("Chrome/", "SamsungBrowser/28.0 Chrome/")],
  ["Firefox", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"],
  ["Safari", SAFARI],
  ["Chrome", CHROME_ON_IPHONE],
  ["", SAFARI.replace(" Version/26.1 Safari/605.1.15", "")],
  ["", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.5.0"],
  ["", "Outlook-iOS/723.4027091.prod.iphone (4.28.0)"],
  ["", "<script>alert(1)</script>/1.0"],
  ["", "constructor/1.0"],
  ["", ""],
])("the browser is %o: %s", (family, userAgent) => {
  expect(createClientInfo()(userAgent).family).toBe(family);
});

test.each([
  [CHROME, "Windows", "desktop"],
  [CHROME_ON_IPHONE, "iOS", "mobile"],
  [CHROME_ON_ANDROID, "Android", "mobile"],
  ["x".repeat(512), "", "unknown"],
  ["", "", "unknown"],
])("%s is on %o, %s", (userAgent, os, device) => {
  expect(createClientInfo()(userAgent)).toMatchObject({ os, device });
});

test("a general list tells bots, the second time as the first", () => {
  const info = createClientInfo();
  const crawler = "Mozilla/5.0 (compatible; ExampleCrawler/1.0)";
  for (const _ of [1, 2]) {
    expect(info(crawler).isBot()).toBe(true);
    expect(info(CHROME).isBot()).toBe(false);
    expect(info("").isBot()).toBe(false);
  }
});
