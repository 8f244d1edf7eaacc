import { expect, test } from "vitest";
import { findHardCodedWords } from "./hard-coded-words.ts";

const path = "extension/ui/page.tsx";
const found = (text: string, at = path): number => findHardCodedWords([{ path: at, text }]).length;

test.each([
  ["text", "export const A = () => <p>Nothing yet</p>;"],
  ["one word", "export const A = () => <b>Open</b>;"],
  ["text in another script", "export const A = () => <b>開</b>;"],
  ["text beside a value", "export const A = ({ n }) => <p>{n} mails</p>;"],
  ["a spoken attribute", 'export const A = () => <img alt="Chart" />;'],
  ["one in braces", 'export const A = () => <a title={`by ${"x"}`} />;'],
  ["either of two", 'export const A = ({ on }) => <p>{on ? "On" : null}</p>;'],
  ["what stands in for nothing", 'export const A = ({ name }) => <p>{name ?? "nobody"}</p>;'],
  ["a sentence in code", 'export const words = { empty: "There is nothing here." };'],
  ["a sentence with a value", "export const words = (n) => `There are now ${n} mails`;"],
])("finds %s", (_what, text) => expect(found(text)).toBe(1));

test.each([
  ["words", "export const A = ({ t }) => <p title={t.title}>{t.text}</p>;"],
  ["signs and numbers", "export const A = ({ n }) => <p>· {n} × 2 →</p>;"],
  ["the product's name", "export const A = () => <h1>Sightline</h1>;"],
  [
    "what is for programs",
    'export const A = () => <p className="Not spoken at all" role="note" />;',
  ],
  ["an error", 'throw new TypeError("Nobody is to read this.");'],
  ["the console", 'console.error("Sightline could not do it.");'],
])("passes over %s", (_what, text) => expect(found(text)).toBe(0));

test("looks at nothing else", () => {
  const text = "export const A = () => <p>Nothing yet</p>;";
  for (const other of ["extension/words/a.ts", "extension/ui/page.test.tsx", "e2e/page.tsx"])
    expect(found(text, other)).toBe(0);
});
