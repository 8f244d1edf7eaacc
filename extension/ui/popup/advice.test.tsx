import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { speak } from "../../i18n/i18n.ts";
import { preferences } from "../../preferences.ts";
import { protection } from "../../self/protection.ts";
import { signedInSession } from "../../sync/samples.ts";
import { button, clearPopups, memberOf, press, show, text } from "./popup-harness.tsx";

/** By the files' names, as the build puts them together. */
const french = Object.fromEntries(
  Object.entries(
    import.meta.glob<Record<string, string>>("../../words/fr/*.json", {
      eager: true,
      import: "default",
    }),
  ).map(([path, words]) => [path.replace(/^.*\/|\.json$/g, ""), words]),
);

beforeEach(clearPopups);
afterEach(() => {
  clearPopups();
  speak("en", {});
});

const notices = () =>
  [...document.querySelectorAll(".advice")].map(({ textContent }) => textContent);

test("nothing is said while all is well", async () => {
  await memberOf({ state: "live", via: "push" });
  const { render } = await show();
  render();
  await expect.poll(text).toContain("No hits yet");
  expect(notices()).toEqual([]);
});

test("a server that does not answer is told with what that means, and can be asked now", async () => {
  await memberOf({ state: "offline", troubles: [{ kind: "answered", status: 500 }] });
  const { render } = await show();
  render();
  await expect.poll(() => notices()[0]).toContain("The server answered 500.");
  expect(notices()[0]).toContain("The server keeps every open and click");
  expect(button("Try now")).toBeDefined();
});

test("a computer without a network is told as such", async () => {
  const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
  await memberOf({ state: "offline", troubles: [{ kind: "no-answer" }] });
  const { render } = await show();
  render();
  await expect.poll(() => notices()[0]).toContain("This computer is offline.");
  online.mockRestore();
});

test("access to the server that is gone can be given where that is told", async () => {
  await memberOf({ state: "live" });
  const { render, asked } = await show({ lacks: ["127.0.0.1"] });
  render();
  await expect.poll(() => notices()[0]).toContain("Sightline may not talk to 127.0.0.1:8787");
  await press("Allow access");
  await expect.poll(() => asked).toEqual([["http://127.0.0.1/*"]]);
});

test("who works in Outlook needs no Gmail", async () => {
  await memberOf({ state: "live" });
  const { render } = await show({ lacks: ["mail.google.com"] });
  render();
  await expect.poll(text).toContain("No hits yet");
  expect(notices()).toEqual([]);
});

test("neither Gmail nor Outlook to be seen is told", async () => {
  await memberOf({ state: "live" });
  const { render } = await show({ lacks: ["mail.google.com", "outlook."] });
  render();
  await expect.poll(() => notices()[0]).toContain("Sightline may not see Gmail or Outlook.");
});

test("notifications that are off lead to the settings, unless the rep wants none", async () => {
  await memberOf({ state: "live" });
  const { render, requests } = await show({
    notifications: "denied",
    answers: { "open-dashboard": [{ opened: true }] },
  });
  render();
  await expect.poll(() => notices()[0]).toContain("Notifications of Sightline are switched off");
  await press("Settings");
  await expect
    .poll(() => requests)
    .toEqual([{ type: "open-dashboard", at: { page: "settings", section: "notifications" } }]);
  await preferences.change({ notifyOf: "nothing" });
  await expect.poll(notices).toEqual([]);
});

test("a pause is told, and ended where it is told", async () => {
  await memberOf({ state: "live" });
  await preferences.change({ paused: true });
  const { render } = await show();
  render();
  await expect.poll(() => notices()[0]).toContain("Sightline is paused.");
  await press("Resume");
  await expect.poll(notices).toEqual([]);
  expect(await preferences.getValue()).toMatchObject({ paused: false });
});

test("of much that is wrong the most pressing stands first, and the rest behind a button", async () => {
  await memberOf(
    {
      state: "unauthorized",
      problem: "token-revoked",
      troubles: [{ kind: "clock-skew", skew: 9e5 }],
    },
    signedInSession,
  );
  await preferences.change({ paused: true });
  await protection.setValue({ state: "failing", fault: "refused", host: null, checkedAt: 1 });
  const { render } = await show();
  render();
  await expect.poll(notices).toHaveLength(1);
  expect(notices()[0]).toContain("ended by an administrator");
  await press("3 more notices");
  await expect.poll(notices).toHaveLength(4);
  expect(notices()[1]).toContain("Your own views may be counted.");
  expect(notices()[2]).toContain("Sightline is paused.");
  expect(notices()[3]).toContain("15 minutes ahead");
});

test("another language is spoken at once", async () => {
  await memberOf({ state: "live" });
  await preferences.change({ paused: true });
  const { render } = await show();
  render();
  await expect.poll(() => notices()[0]).toContain("Sightline is paused.");
  speak("fr", french);
  await expect.poll(() => notices()[0]).toContain("Sightline est en pause.");
});
