import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readUnseen } from "../../db/unseen.ts";
import { recordEvents } from "../../db/record-events.ts";
import { recordSent } from "../../db/record-sent.ts";
import { account, hit, sentMessage, telling } from "../../db/samples.ts";
import { preferences } from "../../preferences.ts";
import { signedInSession } from "../../sync/samples.ts";
import { button, clearPopups, memberOf, press, show, submit, text } from "./popup-harness.tsx";

beforeEach(clearPopups);
afterEach(clearPopups);

test("asks for a server, and says at the field what is wrong", async () => {
  const { render, requests } = await show({ answers: { pair: [{ kind: "code-wrong" }] } });
  render();
  await expect.poll(() => document.activeElement?.tagName).toBe("INPUT");
  await submit();
  await expect.poll(text).toContain("The server does not know this code");
  const [server, code] = document.querySelectorAll("input");
  expect(server?.getAttribute("aria-invalid")).toBeNull();
  expect(code?.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(code);
  expect(requests).toMatchObject([{ type: "pair", server: "http://127.0.0.1:8787", code: "" }]);
});

test("asks for access to another host, and goes on when it is granted", async () => {
  const origins = ["https://t.example.com/*"];
  const { render, requests } = await show({
    answers: {
      pair: [
        { kind: "permission-needed", origins },
        { kind: "paired", server: "https://t.example.com" },
      ],
    },
  });
  render();
  await submit();
  await expect.poll(() => requests.length).toBe(2);
});

test("says what refused access means", async () => {
  const origins = ["https://t.example.com/*"];
  const { render } = await show({
    answers: { pair: [{ kind: "permission-needed", origins }] },
    granted: false,
  });
  render();
  await submit();
  await expect.poll(text).toContain("Without access to t.example.com");
});

test("is ready for another try when the background died over the first", async () => {
  const { render } = await show();
  render();
  await submit();
  await expect.poll(text).toContain("Sightline could not store the pairing");
  expect(button("Pair")).toBeDefined();
});

test("a pairing link is sent at once, and once", async () => {
  const link = { server: "http://127.0.0.1:9999", code: "ABCD-EFGH" };
  const { render, requests } = await show({ link, answers: { pair: [{ kind: "code-expired" }] } });
  render();
  await expect.poll(text).toContain("This code has expired");
  expect(requests).toEqual([{ type: "pair", ...link, replace: false }]);
});

test("a link to another server asks before it replaces the pairing", async () => {
  await memberOf({ state: "live" });
  const link = { server: "https://other.example", code: "ABCD-EFGH" };
  const { render, requests } = await show({
    link,
    answers: { pair: [{ kind: "paired", server: link.server }] },
  });
  render();
  await expect.poll(text).toContain("Pair with other.example instead?");
  expect(requests).toEqual([]);
  await press("Pair with this server");
  await expect.poll(() => requests).toEqual([{ type: "pair", ...link, replace: true }]);
});

test("a link to the server that it is paired with changes nothing", async () => {
  await memberOf({ state: "live" });
  const { render, requests } = await show({ link: { server: account.server, code: "ABCD" } });
  render();
  await expect.poll(text).toContain("No hits yet");
  expect(requests).toEqual([]);
});

test("who is signed in is asked in words that fit before a link leads elsewhere", async () => {
  await memberOf({ state: "live", via: "push" }, signedInSession);
  const { render, requests } = await show({ link: { server: "https://t.example.com", code: "" } });
  render();
  await expect.poll(text).toContain("Connect to t.example.com instead?");
  expect(text()).toContain(
    `New hits on its mail arrive only while ${signedInSession.account} is signed in.`,
  );
  expect(text()).not.toMatch(/pair(ed|ing) /);
  expect(requests).toEqual([]);
  await press("Stay signed in");
  await expect.poll(text).toContain("No hits yet");
});

test("a link to the server that shut an account out asks nothing: its own button signs in again", async () => {
  await memberOf({ state: "unauthorized", problem: "signed-out" }, signedInSession);
  const { render } = await show({ link: { server: signedInSession.server, code: "" } });
  render();
  await expect.poll(() => button("Sign in again")).toBeDefined();
});

test("shows the newest hits with their verdicts, and takes them for seen", async () => {
  await memberOf({ state: "live" });
  const { db, render } = await show();
  await recordSent(db, sentMessage(1), null);
  const events = [hit(1), hit(2, { kind: "click", link: 1, verdict: "machine" })];
  await recordEvents(db, { account, events, cursor: "c", telling });
  render();
  await expect.poll(() => document.querySelectorAll(".row").length).toBe(2);
  const rows = [...document.querySelectorAll(".row")].map(({ textContent }) => textContent);
  expect(rows[0]).toMatch(/Ada Lovelace.*Proposal 1.*Clicked example\.com\/pricing.*Machine/);
  expect(rows[1]).toMatch(/Ada Lovelace.*Proposal 1.*Opened.*Person/);
  await expect.poll(() => readUnseen(db)).toBe(0);
});

test("in a tab that is not looked at, nothing counts as seen until it is", async () => {
  await memberOf({ state: "live" });
  const { db, render } = await show();
  await recordSent(db, sentMessage(1), null);
  await recordEvents(db, { account, events: [hit(1)], cursor: "c", telling });
  const visibility = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  render();
  await expect.poll(() => document.querySelectorAll(".row").length).toBe(1);
  expect(await readUnseen(db)).toBe(1);
  visibility.mockReturnValue("visible");
  document.dispatchEvent(new Event("visibilitychange"));
  await expect.poll(() => readUnseen(db)).toBe(0);
  visibility.mockRestore();
});

test("pauses, and keeps the other preference", async () => {
  await memberOf({ state: "polling" });
  await preferences.setValue({
    ...preferences.fallback,
    trackByDefault: false,
    paused: false,
    countUnconfirmed: false,
  });
  const { render } = await show();
  render();
  const pause = () => document.querySelector<HTMLInputElement>('[role="switch"]');
  await expect.poll(pause).not.toBeNull();
  pause()?.click();
  await expect
    .poll(() => preferences.getValue())
    .toMatchObject({ trackByDefault: false, paused: true, countUnconfirmed: false });
  expect(text()).toContain("Checking every 30 s");
});

test("unpairs only when that is confirmed", async () => {
  await memberOf({ state: "live" });
  const { render, requests } = await show();
  render();
  await expect.poll(text).toContain("Unpair…");
  await press("Unpair…");
  await expect.poll(() => document.activeElement?.textContent).toBe("Stay paired");
  await press("Stay paired");
  expect(requests).toEqual([]);
  await press("Unpair…");
  await press("Unpair");
  await expect.poll(() => requests).toEqual([{ type: "unpair" }]);
});

test("offers to pair again when the server does not know this browser", async () => {
  await memberOf({ state: "unauthorized" });
  const { render } = await show();
  render();
  await expect.poll(text).toContain("The server no longer knows this browser");
  await press("Pair again");
  await expect
    .poll(() => document.querySelector<HTMLInputElement>("form input")?.value)
    .toBe(account.server);
});
