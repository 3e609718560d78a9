import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { entryPoints, importName } from "../../docs/generate/entryPoints.ts";

/** A type of a public signature that a program of others cannot write into its declarations. */
export interface UnnamedType {
  /** Its name inside the package. */
  readonly name: string;
  /** Where it was met, such as `Forwarder.ready`. */
  readonly members: readonly string[];
}

const compilerOptions: ts.CompilerOptions = {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  types: [],
  strict: true,
  declaration: true,
  emitDeclarationOnly: true,
  noErrorTruncation: true,
};

/**
 * The types that have no name outside the package, found as a user finds them: a program exports each function, each
 * member of each public type, and what each function takes and returns, without an annotation, under `declaration`.
 * TypeScript then has to write the type out, and reports what it cannot name.
 * @param folder The package is installed in its node_modules.
 */
export async function unnamedTypes(
  folder: string,
  entries = Object.keys(entryPoints),
): Promise<UnnamedType[]> {
  const { text, members } = await writeProgram(folder, entries.map(importName));
  const file = join(folder, "everyMember.mts");
  await writeFile(file, text);
  const program = ts.createProgram([file], compilerOptions);
  const source = program.getSourceFile(file);
  const wrong = program.getSemanticDiagnostics(source);
  if (wrong.length > 0)
    throw new Error(`The program of every member does not compile: ${sentencesOf(wrong)}`);
  const found = new Map<string, Set<string>>();
  for (const diagnostic of program.getDeclarationDiagnostics(source)) {
    const sentence = sentencesOf([diagnostic]);
    const name =
      /(?:using name|using private name|without a reference to) '([\w$]+)'/.exec(sentence)?.[1] ?? sentence;
    const line = ts.getLineAndCharacterOfPosition(sourceOf(diagnostic), diagnostic.start ?? 0).line;
    found.set(name, (found.get(name) ?? new Set()).add(members[line] ?? ""));
  }
  return [...found]
    .map(([name, places]) => ({ name, members: [...places] }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function sourceOf({ file }: ts.Diagnostic): ts.SourceFile {
  if (file === undefined) throw new Error("TypeScript reports a fault of no file.");
  return file;
}

function sentencesOf(diagnostics: readonly ts.Diagnostic[]): string {
  return diagnostics
    .slice(0, 5)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "))
    .join("; ");
}

/** The lines of the program, and what each of them exports. */
async function writeProgram(
  folder: string,
  entries: readonly string[],
): Promise<{ text: string; members: string[] }> {
  const imports = entries.map((entry, index) => `import * as entry${index} from "${entry}";`);
  const first = join(folder, "everyEntry.mts");
  await writeFile(first, imports.join("\n"));
  const program = ts.createProgram([first], compilerOptions);
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(first);
  if (source === undefined) throw new Error(`TypeScript does not read ${first}.`);
  const lines: string[] = [
    ...imports,
    "declare function value<T>(): T;",
    // Of a union, what any of its types has.
    "type Member<T, K extends PropertyKey> = T extends unknown ? (K extends keyof T ? T[K] : never) : never;",
    "type Call<T> = Extract<T, (...parameters: never) => unknown>;",
    "type Inputs<T> = T extends (...parameters: infer P) => unknown ? P : never;",
  ];
  const members: string[] = lines.map(() => "");
  const write = (member: string, type: string) => {
    lines.push(`export const x${lines.length} = value<${type}>();`);
    members.push(member);
  };
  const writeFunction = (member: string, type: string) => {
    write(member, type);
    write(`${member}, what it takes`, `Inputs<Call<${type}>>`);
    write(`${member}, what it returns`, `Awaited<ReturnType<Call<${type}>>>`);
  };
  for (const [index, statement] of source.statements.entries()) {
    if (!ts.isImportDeclaration(statement)) continue;
    const module = checker.getSymbolAtLocation(statement.moduleSpecifier);
    if (module === undefined) throw new Error(`TypeScript does not find ${entries[index]}.`);
    const alias = `entry${index}`;
    for (const exported of checker.getExportsOfModule(module)) {
      const symbol =
        (exported.flags & ts.SymbolFlags.Alias) === 0 ? exported : checker.getAliasedSymbol(exported);
      if ((symbol.flags & ts.SymbolFlags.Value) !== 0) {
        const name = `typeof ${alias}.${exported.name}`;
        const type = checker.getTypeOfSymbol(symbol);
        if (type.getCallSignatures().length > 0) writeFunction(exported.name, name);
        for (const property of type.getProperties()) {
          if (property.name !== "prototype")
            write(`${exported.name}.${property.name}`, `Member<${name}, ${JSON.stringify(property.name)}>`);
        }
        if (type.getConstructSignatures().some(isPublic))
          write(`new ${exported.name}`, `ConstructorParameters<${name}>`);
      }
      if ((symbol.flags & ts.SymbolFlags.Type) === 0) continue;
      const type = checker.getDeclaredTypeOfSymbol(symbol);
      const reference = `${alias}.${exported.name}${typeArguments(symbol, checker)}`;
      write(exported.name, reference);
      // Its members are declarations, of which only the names are used: `Baselinker` has what they take and return.
      if (exported.name === "ApiMethods") continue;
      for (const [name, property] of propertiesOf(type)) {
        const member = `Member<${reference}, ${JSON.stringify(name)}>`;
        const label = `${exported.name}.${name}`;
        const isFunction =
          checker.getTypeOfSymbol(property).getNonNullableType().getCallSignatures().length > 0;
        if (isFunction) writeFunction(label, member);
        else write(label, member);
      }
    }
  }
  return { text: lines.join("\n"), members };
}

/** A user cannot call a constructor that is protected. */
function isPublic({ declaration }: ts.Signature): boolean {
  return (
    declaration !== undefined &&
    (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.NonPublicAccessibilityModifier) === 0
  );
}

/** By name, of every type of a union. */
function propertiesOf(type: ts.Type): Map<string, ts.Symbol> {
  const parts = type.isUnion() ? type.types : [type];
  const found = new Map<string, ts.Symbol>();
  for (const part of parts) {
    if ((part.flags & ts.TypeFlags.Object) === 0 && !part.isIntersection()) continue;
    for (const property of part.getProperties()) {
      if (!property.name.startsWith("__")) found.set(property.name, property);
    }
  }
  return found;
}

/** What a generic type is met with: the constraint of each parameter. */
function typeArguments(symbol: ts.Symbol, checker: ts.TypeChecker): string {
  for (const declaration of symbol.declarations ?? []) {
    if (!ts.isInterfaceDeclaration(declaration) && !ts.isTypeAliasDeclaration(declaration)) continue;
    const parameters = declaration.typeParameters ?? [];
    if (parameters.length === 0) return "";
    const names = parameters.map((parameter) => {
      if (parameter.default !== undefined) return undefined;
      const constraint = checker.getBaseConstraintOfType(checker.getTypeAtLocation(parameter));
      // A name of a method is the only constraint of texts.
      return constraint?.isUnion() === true ? '"addOrder"' : "object";
    });
    const required = names.filter((name) => name !== undefined);
    return required.length === 0 ? "" : `<${required.join(", ")}>`;
  }
  return "";
}
