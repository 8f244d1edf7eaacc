import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { hit, mailId, sentAt } from "../../db/samples.ts";
import {
  button,
  byChrome,
  byGmail,
  clearPopups,
  press,
  rows,
  showHits,
  text,
  verdicts,
} from "./popup-harness.tsx";

beforeEach(clearPopups);
afterEach(clearPopups);

describe("“That was me”", () => {
  test("takes every fetch of the reading out of the count, and can be undone in another popup", async () => {
    const { db, requests, render } = await showHits([
      hit(10, { ...byGmail, receivedAt: sentAt + 600_000 }),
      hit(11, { ...byGmail, receivedAt: sentAt + 601_000 }),
    ]);
    rows()[0]?.click();
    await expect.poll(() => button("That was me")).toBeDefined();
    button("That was me")?.focus();
    await press("That was me");
    await expect.poll(verdicts).toEqual(["You"]);
    expect(requests.map((request) => "scope" in request && request.scope)).toEqual([
      "event",
      "event",
    ]);
    expect((await db.messages.get(mailId(1)))?.engagement.opens).toMatchObject({
      person: 0,
      self: 1,
    });
    // Where the button was, the keyboard goes on; and who sees nothing is told.
    await expect.poll(() => document.activeElement?.className).toBe("hit");
    expect(document.querySelector('[role="status"].unseen')?.textContent).toContain("that was you");
    expect(text()).not.toContain("on the same kind of network");

    document.body.innerHTML = "";
    render();
    await expect.poll(verdicts).toEqual(["You"]);
    rows()[0]?.click();
    await press("Undo");
    await expect.poll(verdicts).toEqual(["Person"]);
    expect((await db.messages.get(mailId(1)))?.corrections).toEqual([]);
  });

  test("offers to treat the like the same way, and undoes it from any of them", async () => {
    const { requests } = await showHits([
      hit(10, byGmail),
      hit(100, byGmail),
      hit(200, byGmail),
      hit(300, byChrome),
    ]);
    rows()[1]?.click();
    await press("That was me");
    await expect.poll(text).toContain("2 more hits on this mail came by Gmail");
    expect(text()).toContain("Recipients’ own readings look just like them");
    await press("Those 2 were me, too");
    await expect.poll(verdicts).toEqual(["Person", "You", "You", "You"]);
    expect(requests.at(-1)).toMatchObject({ eventId: hit(200).id, scope: "same-client" });
    rows()[1]?.click();
    rows()[3]?.click();
    await press("Undo for all of them");
    await expect.poll(verdicts).toEqual(["Person", "Person", "Person", "Person"]);
  });

  test("of a device of the rep's own asks whether it is one", async () => {
    await showHits([hit(10, byChrome)]);
    rows()[0]?.click();
    await press("That was me");
    await expect.poll(text).toContain("Is this a device of your own?");
    // So many people have a computer like this one that it says nothing on other mails.
    expect(text()).not.toContain("on your other mails");
    await press("My device");
    await expect.poll(text).toContain("Everything on this mail by Chrome on this kind of network");
    expect(verdicts()).toEqual(["You"]);
  });

  test("says when it could not be saved, and shows what is true", async () => {
    await showHits([hit(10, byGmail)], "broken");
    rows()[0]?.click();
    await expect.poll(() => button("That was me")).toBeDefined();
    button("That was me")?.focus();
    await press("That was me");
    await expect
      .poll(() => document.querySelector('.hit [role="alert"]')?.textContent)
      .toBe("That could not be saved. Please try again.");
    expect(verdicts()).toEqual(["Person"]);
    expect(document.activeElement).toBe(button("That was me"));
  });

  test("a key that is held down presses nothing twice", async () => {
    await showHits([hit(10, byGmail)]);
    rows()[0]?.click();
    await expect.poll(() => button("That was me")).toBeDefined();
    const repeated = new KeyboardEvent("keydown", {
      key: "Enter",
      repeat: true,
      bubbles: true,
      cancelable: true,
    });
    expect(button("That was me")?.dispatchEvent(repeated)).toBe(false);
  });
});
