import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../src/", import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(`${root}${path}`, "utf8") }));

describe("the source", () => {
  it("has each comment on the line above its member, except for the fields of the methods", () => {
    const squeezed = files
      .filter(({ path }) => !path.startsWith("api/methods/"))
      .flatMap(({ path, text }) =>
        text.split("\n").flatMap((line, index) => (isSqueezed(line) ? [`${path}:${index + 1}`] : [])),
      );
    expect(squeezed).toEqual([]);
  });

  it("names no value after nothing: a reader should see what it is", () => {
    expect(files.flatMap(emptyNames)).toEqual([]);
  });
});

/** A comment of a whole line, and code after it. */
function isSqueezed(line: string): boolean {
  const code = /\/\*\* .*? \*\/ (\S.*)$/.exec(line)?.[1];
  return code !== undefined && !/\/\*\* @/.test(line);
}

/** Values named `own`, `given`, `each` or `at`. What is taken from a property of that name may keep it. */
function emptyNames({ path, text }: { readonly path: string; readonly text: string }): string[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isValue = ts.isVariableDeclaration(node) || ts.isParameter(node);
    if (isValue && ts.isIdentifier(node.name) && /^(own|given|each|at)$/.test(node.name.text)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${path}:${line + 1} ${node.name.text}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
