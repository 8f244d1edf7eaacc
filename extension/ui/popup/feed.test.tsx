import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { recordSeen } from "../../db/record-seen.ts";
import { recordSent } from "../../db/record-sent.ts";
import { hit, mailId, sentAt, sentMessage, telling } from "../../db/samples.ts";
import type { SeenMail } from "../../messages.ts";
import { protection } from "../../self/protection.ts";
import { preferences } from "../../preferences.ts";
import {
  button,
  byChrome,
  byGmail,
  clearPopups,
  key,
  memberOf,
  press,
  rows,
  show,
  showHits,
  text,
  verdicts,
} from "./popup-harness.tsx";

beforeEach(clearPopups);
afterEach(clearPopups);

const expanded = () => rows().map((row) => row.getAttribute("aria-expanded"));

describe("a row", () => {
  test("opens to who, when and why, and closes with Escape, which does not close the popup", async () => {
    await showHits([hit(2, { ...byChrome, age: 120, receivedAt: sentAt + 120_000 })]);
    const [row] = rows();
    row?.focus();
    row?.click();
    await expect.poll(expanded).toEqual(["true"]);
    const why = document.getElementById(row?.getAttribute("aria-controls") ?? "");
    expect(why?.textContent).toContain("Probably a person");
    expect(why?.textContent).toContain("2 min after you sent it");
    expect(why?.textContent).toContain("Chrome · Windows · computer");
    expect(why?.textContent).toContain("Home, office or mobile connection (Germany)");
    expect(why?.textContent).toContain("with no sign of a machine");
    button("That was me")?.focus();
    expect(key("Escape")).toBe(false);
    await expect.poll(expanded).toEqual(["false"]);
    expect(document.activeElement).toBe(rows()[0]);
    // Closed already: now it is the popup's.
    expect(key("Escape")).toBe(true);
  });

  test("names the whole address of a clicked link", async () => {
    await showHits([hit(9, { ...byChrome, kind: "click", link: 1 })]);
    expect(rows()[0]?.textContent).toContain("Clicked example.com/pricing");
    rows()[0]?.click();
    await expect.poll(text).toContain("https://www.example.com/pricing?plan=pro#top");
  });

  test("is one reading, however often it was fetched", async () => {
    await showHits(
      [0, 1, 2].map((second) =>
        hit(second, { ...byGmail, receivedAt: sentAt + (900 + second) * 1000 }),
      ),
    );
    expect(rows()).toHaveLength(1);
    expect(rows()[0]?.textContent).toContain("3×fetched 3 times");
    rows()[0]?.click();
    await expect.poll(text).toContain("3 fetches within 2 s");
    expect(document.querySelectorAll(".hit")).toHaveLength(1);
  });

  test("leads to the mail's thread", async () => {
    await showHits([hit(9, byGmail)]);
    rows()[0]?.click();
    await expect.poll(() => document.querySelector("a")?.href).toContain("#all/thread-1");
  });

  test("of a mail that was not sent from here says so, and leads nowhere", async () => {
    await showHits([hit(9, { ...byGmail, messageId: mailId(7) })]);
    rows()[0]?.click();
    await expect.poll(text).toContain("was not sent from this browser");
    expect(document.querySelector("a")).toBeNull();
  });

  test.each([
    ["Gmail", {}, "https://mail.google.com/mail/u/?authuser=rep%40example.com#all/thread-1"],
    [
      "Outlook",
      { mailClient: "outlook", mailHost: "outlook.live.com", threadId: "AAQk=" } as const,
      "https://outlook.live.com/mail/sentitems/id/AAQk%3D",
    ],
  ])("leads to the mail in %s", async (name, facts, href) => {
    const { db } = await showHits([hit(9, byGmail)]);
    await recordSent(db, sentMessage(1, facts), null);
    rows()[0]?.click();
    const link = () => document.querySelector<HTMLAnchorElement>("a.why-thread");
    await expect.poll(() => link()?.textContent).toBe(`Open the mail in ${name}`);
    expect(link()?.href).toBe(href);
  });

  test("says that one of several people cannot be told from the others", async () => {
    const { db } = await showHits([hit(9, byGmail)]);
    const ada = sentMessage(1).recipients;
    const recipients = [...ada, { email: "bob@example.com", name: "", field: "cc" as const }];
    await recordSent(db, sentMessage(1, { recipients }), null);
    rows()[0]?.click();
    await expect.poll(text).toContain("The mail went to 2 people.");
    expect(rows()[0]?.textContent).toContain("Ada Lovelace and bob@example.com");
  });
});

test("the keyboard goes from row to row", async () => {
  await showHits([hit(10, byGmail), hit(100, byGmail), hit(200, byGmail)]);
  rows()[0]?.focus();
  const steps = ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Home", "End"];
  const went = steps.map((name) => {
    key(name);
    return rows().findIndex((row) => row === document.activeElement);
  });
  expect(went).toEqual([1, 2, 2, 1, 0, 2]);
});

test("older ones come when they are asked for, and the keyboard goes there", async () => {
  await showHits(Array.from({ length: 70 }, (_, index) => hit(index * 60, byGmail)));
  expect(rows()).toHaveLength(50);
  await press("Show older");
  await expect.poll(() => rows().length).toBe(70);
  await expect.poll(() => document.activeElement).toBe(rows()[50]);
  expect(button("Show older")).toBeUndefined();
});

test("older ones are offered only where there are some", async () => {
  await showHits(Array.from({ length: 50 }, (_, index) => hit(index * 60, byGmail)));
  expect(rows()).toHaveLength(50);
  expect(button("Show older")).toBeUndefined();
});

describe("what is unconfirmed", () => {
  const apple = hit(10, {
    verdict: "unconfirmed",
    reasons: ["apple-privacy-egress"],
    client: { family: "Apple Mail", os: "", device: "unknown" },
  });

  test("has a hollow sign and says so", async () => {
    await showHits([apple]);
    expect(verdicts()).toEqual(["Unconfirmed"]);
    expect(rows()[0]?.querySelector(".sign-hollow")).not.toBeNull();
    rows()[0]?.click();
    await expect.poll(text).toContain("Unconfirmed: perhaps a person");
  });

  test("counts where the rep wants it", async () => {
    await showHits([apple]);
    expect(rows()[0]?.dataset["counts"]).toBe("false");
    await preferences.change({ countUnconfirmed: true });
    await expect.poll(verdicts).toEqual(["Unconfirmed, counted"]);
    expect(rows()[0]?.dataset["counts"]).toBe("true");
  });
});

test("a mail that came back stands in the feed", async () => {
  const { db } = await showHits([hit(10, byGmail)]);
  const mail: SeenMail = {
    kind: "bounce",
    threadId: "thread-1",
    answers: ["gmail-1"],
    at: sentAt + 1000,
  };
  await recordSeen(db, mail, telling);
  await expect.poll(() => rows().length).toBe(2);
  expect(rows()[1]?.textContent).toContain("Not delivered");
  rows()[1]?.click();
  await expect.poll(text).toMatch(/A mail server said on .* that it could not deliver this mail\./);
});

test("a history that cannot be read is told", async () => {
  await memberOf({ state: "live" });
  const { db, render } = await show();
  vi.spyOn(db.messages, "orderBy").mockImplementation(() => {
    throw new Error("the disk is full");
  });
  render();
  await expect.poll(text).toContain("The history cannot be read");
});

describe("the protection against own views", () => {
  const at = { checkedAt: 1, host: null };

  test.each(["unknown", "in-place", "restored"] as const)("%s says nothing", async (state) => {
    await protection.setValue({ ...at, state, fault: null });
    await showHits([hit(10, byGmail)]);
    expect(text()).not.toContain("may be counted");
  });

  test("failing says what is wrong and what to do, as soon as it is known", async () => {
    await showHits([hit(10, byGmail)]);
    await protection.setValue({ ...at, state: "failing", fault: "refused" });
    const alert = () => document.querySelector('[role="alert"]')?.textContent;
    await expect
      .poll(alert)
      .toContain("Your own views may be counted. Chrome does not take the rules");
    expect(alert()).toContain("Restart the browser.");
    await protection.setValue({
      ...at,
      state: "failing",
      fault: "no-access",
      host: "t.example.com",
    });
    await expect.poll(alert).toContain("Your own clicks may be counted.");
    expect(alert()).toContain("act on t.example.com");
    expect(alert()).toContain("Site access");
    await protection.setValue({ ...at, state: "in-place", fault: null });
    await expect.poll(alert).toBeUndefined();
  });
});
