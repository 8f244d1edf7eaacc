import { afterEach, describe, expect, test } from "vitest";
import { i18n, plural, speak, text } from "./i18n.ts";
import { languageFor } from "./language.ts";

const words = i18n("test", {
  title: "Mails",
  sent: text("Sent {count}× to {name}"),
  mails: plural({ one: "{count} mail to {name}", other: "{count} mails to {name}" }),
  days: plural({ one: "{count} day", other: "{count} days" }),
});

afterEach(() => speak("en", {}));

describe("words", () => {
  test("are English at first", () => {
    const t = words.get();
    expect(t.title).toBe("Mails");
    expect(t.mails(1, { name: "Ada" })).toBe("1 mail to Ada");
    expect(t.mails(2_000, { name: "Ada" })).toBe("2,000 mails to Ada");
    expect(t.days(0)).toBe("0 days");
  });

  test("are the language's own, with its plurals and numbers, and English where one is missing", () => {
    speak("fr", {
      test: { mails: { one: "{count} message à {name}", other: "{count} messages à {name}" } },
    });
    const t = words.get();
    expect(t.title).toBe("Mails");
    expect(t.mails(0, { name: "Ada" })).toBe("0 message à Ada");
    expect(t.mails(1_234, { name: "Ada" })).toBe("1\u202f234 messages à Ada");
  });

  test("take a value as it is, whatever stands in it", () => {
    const { sent } = words.get();
    expect(sent({ count: 1, name: "$& {count} $1" })).toBe("Sent 1× to $& {count} $1");
  });

  test("follow the language for whoever listens", () => {
    const seen: string[] = [];
    const stop = words.subscribe(({ title }) => seen.push(title));
    speak("de", { test: { title: "E-Mails" } });
    stop();
    expect(seen.at(-1)).toBe("E-Mails");
  });
});

describe("the language", () => {
  test.each([
    ["auto", ["de-AT", "en"], "de"],
    ["auto", ["nl", "FR-ca"], "fr"],
    ["auto", ["nl"], "en"],
    ["auto", [], "en"],
    ["ja", ["de"], "ja"],
  ] as const)("chosen %s, with a browser of %s, is %s", (chosen, preferred, language) =>
    expect(languageFor(chosen, preferred)).toBe(language),
  );
});
