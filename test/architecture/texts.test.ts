import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, it } from "vitest";
import { languages } from "../../src/languages/languages.ts";

const root = fileURLToPath(new URL("../../src", import.meta.url));

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

it("no text of a language is between logic: a language is a folder and an entry in the list", () => {
  const paths = globSync("**/*.{ts,tsx}", { cwd: root }).map((path) => path.replaceAll("\\", "/"));
  const logic = paths.filter((path) => !path.startsWith("languages/"));
  expect(logic.length).toBeGreaterThan(600);
  expect(logic.filter((path) => inlineTexts(path) > 0)).toEqual([]);
});
