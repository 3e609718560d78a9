import { readFileSync } from "node:fs";
import ts from "typescript";
import { languageTags } from "../../docs/generate/entryPoints.ts";
import listed from "./publicNames.json" with { type: "json" };

/** The names of an entry: what exists at run time, and what only types have. */
export interface EntryNames {
  readonly values: readonly string[];
  readonly types: readonly string[];
}

/** The public names of each entry: those of the list, and the object of each language. */
export const listedNames: Readonly<Record<string, EntryNames>> = {
  ...listed,
  ...Object.fromEntries(languageTags.map((tag) => [`mapping/${tag}`, { values: [tag], types: [] }])),
};

/** Reads the names that a file exports, from a source or from built declarations. */
export function publicNames(file: string): EntryNames {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
  const values: string[] = [];
  const types: string[] = [];
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause, isTypeOnly } = statement;
      if (exportClause === undefined || !ts.isNamedExports(exportClause))
        throw new Error(`${file} exports names that it does not say.`);
      for (const { name, isTypeOnly: isType } of exportClause.elements)
        (isTypeOnly || isType ? types : values).push(name.text);
    } else if (ts.isVariableStatement(statement) && isExported(statement)) {
      for (const { name } of statement.declarationList.declarations) values.push(name.getText(source));
    } else if (isExported(statement)) throw new Error(`${file} declares what it could import.`);
  }
  return { values: values.toSorted(), types: types.toSorted() };
}

function isExported(node: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(node) &&
    (ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}
