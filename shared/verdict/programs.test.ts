import { expect, test } from "vitest";
import { chrome } from "./judge.fixture.ts";
import { programFamily } from "./programs.ts";

test.each([
  ["Edge", `${chrome} Edg/142.0.0.0`],
  ["Opera", `${chrome} OPR/120.0.0.0`],
  ["Samsung Internet", chrome.replace("Chrome/", "SamsungBrowser/28.0 Chrome/")],
  ["Firefox", "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"],
  ["Thunderbird", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Thunderbird/140.5.0"],
  ["Outlook", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)"],
  ["Outlook", "Outlook-iOS/723.4027091.prod.iphone (4.28.0)"],
  [
    "Safari",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15",
  ],
  [
    "Chrome",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.7444.77 Mobile/15E148 Safari/604.1",
  ],
  ["", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"],
])("%s is called by its name: %s", (family, userAgent) => {
  expect(programFamily(userAgent.toLowerCase())).toBe(family);
});
