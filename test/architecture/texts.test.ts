import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";
import { languages } from "../../src/languages/languages.ts";

const root = fileURLToPath(new URL("../../src/apps", import.meta.url));

/** Files that still have texts of languages between their logic. The list only gets shorter. */
const notMovedYet: readonly string[] = ["terminal/errorWords.ts"];

/** Objects of code that have a text for several languages: each belongs into the folders of the languages. */
function inlineTexts(path: string): number {
  const source = ts.createSourceFile(path, readFileSync(`${root}/${path}`, "utf8"), ts.ScriptTarget.Latest);
  let count = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const tags = node.properties.filter(
        (property) =>
          ts.isPropertyAssignment(property) &&
          ts.isIdentifier(property.name) &&
          Object.hasOwn(languages, property.name.text),
      );
      if (tags.length > 1) count += 1;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return count;
}

it("no app has a text of languages between its logic: a language is a folder and a line", () => {
  const paths = globSync("**/*.{ts,tsx}", { cwd: root }).map((path) => path.replaceAll("\\", "/"));
  expect(paths.length).toBeGreaterThan(100);
  const counted = paths.map((path) => [path, inlineTexts(path)] as const).filter(([, count]) => count > 0);
  expect(counted.map(([path]) => path).sort()).toEqual([...notMovedYet].sort());
});
