import {
  parseSync,
  Visitor,
  type JSXChild,
  type JSXExpressionContainer,
  type Node,
  type Span,
} from "oxc-parser";
import { isTest, type Breach, type SourceFile } from "./source-file.ts";

/** What people see or hear; what is said elsewhere is for programs. */
const SPOKEN_ATTRIBUTES =
  /^(?:aria-(?:label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label|hint|text|heading|description|sentence|button)$/;

/** The product's name, and what stands for itself in every language. */
const NAMES = /^(?:Sightline|Gmail|Outlook|CSV|JSON|Esc|English|Deutsch|Français|Español)$/;

/** Two letters together, or one in a script whose letters are words. */
const WORDS = /\p{L}{2}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/u;

/** A capital and at least three words: nothing that a program says to a program. */
const SENTENCE = /^\p{Lu}\p{L}*(?:[’'-]\p{L}+)?,? \S*\p{L}\S* \S*\p{L}/u;

/**
 * Words for people that do not stand in `extension/words/`, where they are translated: text and spoken attributes in JSX,
 * and sentences anywhere else in the extension but in errors and the console.
 * @throws {Error} for a file that is not valid code
 */
export function findHardCodedWords(files: readonly SourceFile[]): Breach[] {
  return files
    .filter(({ path }) => /^extension\/(?!words\/).*\.tsx?$/.test(path) && !isForTests(path))
    .flatMap(wordsOf);
}

function isForTests(path: string): boolean {
  return isTest(path) || /(?:harness|samples|fake-[\w-]+)\.tsx?$/.test(path);
}

function wordsOf(file: SourceFile): Breach[] {
  const { program, errors } = parseSync(file.path, file.text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file.path}: ${error.message}`);
  const breaches: Breach[] = [];
  const note = (words: string): void => {
    const message = `says “${words.trim()}”, which belongs into extension/words/`;
    breaches.push({ path: file.path, message });
  };
  /** Where what is written is for programmers. */
  const forPrograms: [start: number, end: number][] = [];
  const isForPrograms = ({ start, end }: Span): boolean =>
    forPrograms.some(([from, to]) => from <= start && end <= to);
  const said = (value: Node | null): void => {
    for (const words of value === null ? [] : literalsOf(value))
      if (WORDS.test(words) && !NAMES.test(words.trim())) note(words);
  };

  new Visitor({
    JSXText: ({ value }) => {
      if (WORDS.test(value) && !NAMES.test(value.trim())) note(value);
    },
    JSXAttribute: ({ name, value }) => {
      const named = name.type === "JSXIdentifier" ? name.name : "";
      if (SPOKEN_ATTRIBUTES.test(named)) said(value);
      else if (value?.type === "Literal") forPrograms.push([value.start, value.end]);
    },
    JSXElement: ({ children }) => children.filter(isExpression).forEach(said),
    JSXFragment: ({ children }) => children.filter(isExpression).forEach(said),
    NewExpression: ({ callee, start, end }) => {
      if (callee.type === "Identifier" && callee.name.endsWith("Error"))
        forPrograms.push([start, end]);
    },
    CallExpression: ({ callee, start, end }) => {
      if (callee.type === "MemberExpression" && callee.object.type === "Identifier")
        if (callee.object.name === "console") forPrograms.push([start, end]);
    },
    Literal: (literal) => {
      const { value } = literal;
      if (typeof value === "string" && SENTENCE.test(value) && !isForPrograms(literal)) note(value);
    },
    TemplateElement: (element) => {
      const { raw } = element.value;
      if (SENTENCE.test(raw) && !isForPrograms(element)) note(raw);
    },
  }).visit(program);
  return breaches;
}

function isExpression(child: JSXChild): child is JSXExpressionContainer {
  return child.type === "JSXExpressionContainer";
}

/** The literals that an expression may come to, as far as it says so itself. */
function literalsOf(node: Node): string[] {
  if (node.type === "JSXExpressionContainer") return literalsOf(node.expression);
  if (node.type === "Literal") return typeof node.value === "string" ? [node.value] : [];
  if (node.type === "TemplateLiteral") return node.quasis.map(({ value }) => value.raw);
  if (node.type === "ConditionalExpression")
    return [...literalsOf(node.consequent), ...literalsOf(node.alternate)];
  if (node.type === "LogicalExpression")
    return [...literalsOf(node.left), ...literalsOf(node.right)];
  return [];
}
