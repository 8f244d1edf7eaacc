import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recordEvents } from "../../db/record-events.ts";
import { recordSeen } from "../../db/record-seen.ts";
import { recordSent } from "../../db/record-sent.ts";
import { account, hit, mailId, sentAt, sentMessage, telling } from "../../db/samples.ts";
import {
  button,
  byChrome,
  byGmail,
  clearPopups,
  fill,
  key,
  memberOf,
  press,
  rows,
  show,
  text,
  verdicts,
} from "./popup-harness.tsx";

beforeEach(clearPopups);
afterEach(clearPopups);

const search = "Search the feed";
const field = () => document.querySelector<HTMLInputElement>('input[type="search"]');
const filter = () => document.querySelector("select");
const subjects = () => rows().map((row) => row.querySelector(".row-subject")?.textContent);
const newOnes = () => [...document.querySelectorAll(".row:has(.row-new)")].length;

/** Two mails: one to Ada with an open, a machine's open and a click, one to Zoë with an answer. */
async function showTwoMails() {
  await memberOf({ state: "live" });
  const shown = await show();
  const { db } = shown;
  await recordSent(db, sentMessage(1), null);
  const zoe = { email: "zoe@example.org", name: "Zoë Österberg", field: "to" } as const;
  await recordSent(db, sentMessage(2, { recipients: [zoe], subject: "Angebot" }), null);
  const events = [
    hit(10, byChrome),
    hit(100, { ...byGmail, verdict: "machine" }),
    hit(200, { ...byChrome, kind: "click", link: 1 }),
    hit(300, { ...byChrome, messageId: mailId(2) }),
  ];
  await recordEvents(db, { account, events, cursor: "c", telling });
  const answer = { threadId: "thread-2", answers: ["gmail-2"], at: sentAt + 400 * 600_000 };
  await recordSeen(db, { kind: "reply", ...answer }, telling);
  shown.render();
  await expect.poll(() => rows().length).toBe(5);
  return shown;
}

async function choose(value: string): Promise<void> {
  const select = filter();
  if (select === null) throw new Error("There is no filter.");
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}

describe("search", () => {
  test("finds by person, whatever the accents, and is cleared by Escape, which does not close the popup", async () => {
    await showTwoMails();
    await fill(search, "osterberg");
    await expect.poll(subjects).toEqual(["Angebot", "Angebot"]);
    expect(text()).toContain("2 entries found");
    field()?.focus();
    expect(key("Escape")).toBe(false);
    await expect.poll(() => rows().length).toBe(5);
    // Nothing to clear: now it is the popup's.
    expect(key("Escape")).toBe(true);
  });

  test("is reached by the slash, and leaves a slash that is typed alone", async () => {
    await showTwoMails();
    rows()[0]?.focus();
    expect(key("/")).toBe(false);
    expect(document.activeElement).toBe(field());
    expect(key("/")).toBe(true);
  });

  test("says when nothing is found, and leads back to everything", async () => {
    await showTwoMails();
    await fill(search, "nobody of this name");
    await expect.poll(text).toContain("Nothing matches");
    await press("Show everything");
    await expect.poll(() => rows().length).toBe(5);
    expect(field()?.value).toBe("");
  });
});

describe("the filter", () => {
  test.each([
    ["person", ["Person", "Person", "Person"]],
    ["machine", ["Machine"]],
    ["click", ["Person"]],
    ["unconfirmed", []],
  ])("leaves only what is %s", async (value, expected) => {
    await showTwoMails();
    await choose(value);
    await expect.poll(verdicts).toEqual(expected);
  });

  test("leaves only answers", async () => {
    await showTwoMails();
    await choose("reply");
    await expect.poll(() => rows().length).toBe(1);
    expect(rows()[0]?.textContent).toMatch(/Zoë Österberg.*Angebot.*Replied/);
    rows()[0]?.click();
    await expect.poll(text).toContain("The answer was written on");
  });

  test("goes together with the search", async () => {
    await showTwoMails();
    await choose("person");
    await fill(search, "ada");
    await expect.poll(subjects).toEqual(["Proposal 1", "Proposal 1"]);
  });

  test("is not there while there is nothing to narrow", async () => {
    await memberOf({ state: "live" });
    const { render, requests } = await show({ answers: { "open-dashboard": [{ opened: true }] } });
    render();
    await expect.poll(text).toContain("No hits yet");
    expect(field()).toBeNull();
    await press("Send yourself a test");
    await expect
      .poll(() => requests)
      .toEqual([{ type: "open-dashboard", at: { page: "welcome" } }]);
  });
});

describe("what nobody looked at yet", () => {
  test("is marked, counted and shown alone when that is wanted; also what comes meanwhile", async () => {
    const { db } = await showTwoMails();
    await expect.poll(newOnes).toBe(3);
    await expect.poll(() => button("3 new since you last looked")).toBeDefined();
    await press("3 new since you last looked");
    await expect.poll(() => rows().length).toBe(3);
    expect(filter()?.value).toBe("new");
    await recordEvents(db, {
      account,
      events: [hit(500, byChrome)],
      cursor: "d",
      telling,
    });
    await expect.poll(() => rows().length).toBe(4);
    expect(rows()[0]?.textContent).toContain("New");
  });

  test("is no longer new to the next popup", async () => {
    const { render } = await showTwoMails();
    await expect.poll(newOnes).toBe(3);
    document.body.innerHTML = "";
    render();
    await expect.poll(() => rows().length).toBe(5);
    expect(newOnes()).toBe(0);
    await choose("new");
    await expect.poll(text).toContain("Nothing new");
  });
});
