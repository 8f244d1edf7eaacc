import { posix } from "node:path";
import { parseSync, Visitor } from "oxc-parser";

/** One file of the repository: its path from the root, with slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A rule that a file breaks, in words that say what to do. */
export interface Breach {
  readonly path: string;
  readonly message: string;
}

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** The imported file's path from the root, for a relative import; else null. */
  readonly path: string | null;
  /** `import type`, or only types in the braces: gone after compilation. */
  readonly typeOnly: boolean;
}

/** What the rules need to know about one TypeScript or JavaScript file. */
export interface Module extends SourceFile {
  readonly imports: readonly Import[];
  /** Lines with code in them: not empty, and not only comment. */
  readonly codeLines: number;
  /** True when the file only hands on what others export, or hands on everything of another file. */
  readonly barrel: boolean;
  /** Global names that the file reads and does not declare itself. */
  readonly globals: ReadonlySet<string>;
}

/** True for files that hold code of ours. */
export function isModule(path: string): boolean {
  return /\.(?:ts|tsx|mts|mjs|js|jsx)$/.test(path);
}

/** True for files that only tests load. */
export function isTest(path: string): boolean {
  return /\.(?:test|spec|contract|fixture)\.tsx?$/.test(path);
}

/**
 * Parses a file.
 * @throws {Error} when it is not valid code.
 */
export function parseModule(file: SourceFile): Module {
  const { program, module, comments, errors } = parseSync(file.path, file.text);
  const [error] = errors;
  if (error !== undefined) throw new Error(`${file.path}: ${error.message}`);

  const imports: Import[] = [];
  const add = (specifier: string, typeOnly: boolean): void => {
    const path = /^\.\.?\//.test(specifier)
      ? posix.join(posix.dirname(file.path), specifier)
      : null;
    imports.push({ specifier, path: path?.replace(/\?.*$/, "") ?? null, typeOnly });
  };
  for (const { moduleRequest, entries } of module.staticImports) {
    add(moduleRequest.value, entries.length > 0 && entries.every((entry) => entry.isType));
  }
  for (const { entries } of module.staticExports) {
    for (const entry of entries) {
      if (entry.moduleRequest === null) continue;
      add(entry.moduleRequest.value, entry.isType);
    }
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^["'`]([^"'`$]+)["'`]$/.exec(
      file.text.slice(moduleRequest.start, moduleRequest.end),
    );
    if (literal?.[1] !== undefined) add(literal[1], false);
  }

  const handsOn = program.body.filter(
    (statement) =>
      statement.type === "ExportAllDeclaration" ||
      (statement.type === "ExportNamedDeclaration" && statement.source !== null),
  );
  const handsOnEverything = handsOn.some((statement) => statement.type === "ExportAllDeclaration");
  return {
    ...file,
    imports,
    codeLines: countCodeLines(file.text, comments),
    barrel: handsOnEverything || (handsOn.length > 0 && handsOn.length === program.body.length),
    globals: undeclaredNames(program),
  };
}

function countCodeLines(text: string, comments: readonly { start: number; end: number }[]): number {
  let code = text;
  for (const { start, end } of comments) {
    code =
      code.slice(0, start) + code.slice(start, end).replaceAll(/[^\n]/g, " ") + code.slice(end);
  }
  return code.split("\n").filter((line) => line.trim() !== "").length;
}

type Program = ReturnType<typeof parseSync>["program"];

/** Scopes are not followed: a name declared anywhere in the file counts as the file's own. */
function undeclaredNames(program: Program): Set<string> {
  const skipped = new Set<unknown>();
  const read = new Set<string>();
  const declared = new Set<string>();
  const declare = (pattern: unknown): void => {
    if (typeof pattern !== "object" || pattern === null || !("type" in pattern)) return;
    if (pattern.type === "Identifier" && "name" in pattern) declared.add(String(pattern.name));
    for (const [key, value] of Object.entries(pattern)) {
      if (key === "typeAnnotation" || key === "key" || key === "right") continue;
      for (const inner of Array.isArray(value) ? value : [value]) declare(inner);
    }
  };
  new Visitor({
    MemberExpression(node) {
      if (!node.computed) skipped.add(node.property);
    },
    Property(node) {
      if (!node.computed && !node.shorthand) skipped.add(node.key);
    },
    MethodDefinition(node) {
      skipped.add(node.key);
    },
    PropertyDefinition(node) {
      skipped.add(node.key);
    },
    TSPropertySignature(node) {
      skipped.add(node.key);
    },
    TSMethodSignature(node) {
      skipped.add(node.key);
      node.params.forEach(declare);
    },
    TSFunctionType(node) {
      node.params.forEach(declare);
    },
    VariableDeclarator(node) {
      declare(node.id);
    },
    FunctionDeclaration(node) {
      declare(node.id);
      node.params.forEach(declare);
    },
    FunctionExpression(node) {
      node.params.forEach(declare);
    },
    TSDeclareFunction(node) {
      node.params.forEach(declare);
    },
    ArrowFunctionExpression(node) {
      node.params.forEach(declare);
    },
    CatchClause(node) {
      declare(node.param);
    },
    ImportSpecifier(node) {
      skipped.add(node.imported);
      declare(node.local);
    },
    ImportDefaultSpecifier(node) {
      declare(node.local);
    },
    ImportNamespaceSpecifier(node) {
      declare(node.local);
    },
    Identifier(node) {
      if (!skipped.has(node)) read.add(node.name);
    },
  }).visit(program);
  return new Set([...read].filter((name) => !declared.has(name)));
}
